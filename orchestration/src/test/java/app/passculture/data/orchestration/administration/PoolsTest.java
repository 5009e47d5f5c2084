package app.passculture.data.orchestration.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.journal.Audit;
import app.passculture.data.orchestration.journal.JournalDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Pools over a real database. */
class PoolsTest {
    private static final Actor CAMILLE = new Actor("camille", "ui");

    private static JdbcClient database;
    private static Pools pools;

    @BeforeAll
    static void open() {
        DataSource source = JournalDatabase.create().dataSource();
        database = JdbcClient.create(source);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        pools = new Pools(database, new Deeds(new Audit(database), transaction));
    }

    @Test
    void whatWasChangedAndBeforeIsAudited() {
        pools.create(Pool.of("audited", 2, "for tests", true), CAMILLE);
        pools.update(Pool.of("audited", 3, "for tests", true), CAMILLE);
        pools.delete("audited", CAMILLE);
        assertThat(database.sql("""
                        SELECT concat_ws(' ', actor, via, event, before->>'slots', after->>'slots') FROM event_log
                        WHERE extra->>'name' = 'audited' ORDER BY id""").query(String.class).list())
                .containsExactly("camille ui create_pool 2", "camille ui update_pool 2 3", "camille ui delete_pool 3");
    }

    @Test
    void withoutItsLineInTheAuditLogNothingIsChanged() {
        Actor unwritable = new Actor("a name that\0no column takes", "ui");
        assertThatThrownBy(() -> pools.create(Pool.of("unaudited", 2, "", true), unwritable))
                .isInstanceOf(DataAccessException.class);
        assertThat(pools.find("unaudited")).isEmpty();
    }

    @Test
    void aRefusalNamesTheFieldAndTheValue() {
        pools.create(Pool.of("twice", 1, "", true), CAMILLE);
        var twice = catchThrowableOfType(
                AdministrationException.Conflict.class, () -> pools.create(Pool.of("twice", 1, "", true), CAMILLE));
        assertThat(twice).hasMessageContaining("twice").extracting("field").isEqualTo("name");
        for (Pool wrong : new Pool[] {Pool.of(" padded", 1, "", true), Pool.of("x".repeat(251), 1, "", true)}) {
            var named = catchThrowableOfType(AdministrationException.Invalid.class, () -> pools.create(wrong, CAMILLE));
            assertThat(named)
                    .hasMessageContaining(wrong.name())
                    .extracting("field")
                    .isEqualTo("name");
        }
        assertThatThrownBy(() -> Pools.slots("two"))
                .isInstanceOf(AdministrationException.Invalid.class)
                .hasMessageContaining("two");
        assertThatThrownBy(() -> pools.update(Pool.of("twice", -1, "", true), CAMILLE))
                .isInstanceOf(AdministrationException.Invalid.class)
                .hasMessageContaining("-1");
    }

    @Test
    void aPoolInUseAndTheDefaultOneStay() {
        pools.create(Pool.of("busy", 2, "", true), CAMILLE);
        database.sql("UPDATE pool SET used = 1 WHERE name = 'busy'").update();
        assertThatThrownBy(() -> pools.delete("busy", CAMILLE))
                .isInstanceOf(AdministrationException.Refused.class)
                .hasMessageContaining("busy");
        assertThat(pools.existing("busy").open()).isOne();
        assertThatThrownBy(() -> pools.delete(Pools.DEFAULT, CAMILLE))
                .isInstanceOf(AdministrationException.Refused.class);
        String said = pools.existing(Pools.DEFAULT).description();
        assertThat(pools.update(Pool.of(Pools.DEFAULT, 64, "other", true), CAMILLE))
                .extracting(Pool::slots, Pool::description)
                .containsExactly(64, said);
    }
}
