package app.passculture.data.orchestration.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JournalSchemaTest {

    private final JdbcClient sql = JdbcClient.create(JournalDatabase.create().dataSource());

    @Test
    void partitionsAreMadeAheadAndOnlyOnce() {
        sql.sql("SELECT make_partitions(now(), now() + interval '150 days')")
                .query()
                .singleRow();
        assertThat(sql.sql("SELECT count(*) FROM pg_inherits WHERE inhparent = 'task_instance'::regclass")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(5);
    }

    @Test
    void idsOfRunsGrowWithTimeAndAreExactInJson() {
        assertThat(sql.sql("""
                        SELECT next_run_id() >= first_run_id(now() - interval '1 hour')
                           AND first_run_id('2088-01-01Z') < 9007199254740991
                           AND first_run_id('2026-12-01Z') < first_run_id('2026-12-01Z'::timestamptz + interval '1 millisecond')
                        """).query(Boolean.class).single()).isTrue();
    }
}
