package app.passculture.data.orchestration.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.journal.JournalDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The orders that keep the keys of the vault, as an operator gives them, over a real database. */
class VaultKeysTest {
    private static final int MANY = 250;
    private static final String SECRET = "a value that nobody may see";

    private final JournalDatabase journal = JournalDatabase.create();
    private final SingleConnectionDataSource source = new SingleConnectionDataSource(
            journal.jdbcUrl(), journal.server().username(), journal.server().password(), true);
    private final JdbcClient database = JdbcClient.create(source);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private KeyFile file;
    private Sealing before;

    @BeforeEach
    void seal() {
        file = new KeyFile(directory.resolve("vault.json"));
        file.generateIfMissing();
        before = new Sealing(file);
        StoredVariables variables = variables(before);
        for (int i = 0; i < MANY; i++) {
            variables.save(new StoredVariable("v" + i, SECRET + i, null));
        }
        StoredConnections connections = new StoredConnections(database, before, Clock.systemUTC());
        connections.save(connection("with", SECRET, "{\"token\":\"" + SECRET + "\"}"));
        connections.save(connection("without", null, null));
        database.sql("INSERT INTO signing_key (sealed) VALUES (?)")
                .param(before.seal(SECRET.getBytes(UTF_8), Sealing.SIGNING_KEY))
                .update();
    }

    @AfterEach
    void close() {
        source.destroy();
    }

    private static NamedConnection connection(String id, @Nullable String password, @Nullable String extra) {
        return new NamedConnection(id, "http", null, null, null, password, null, null, extra);
    }

    private StoredVariables variables(Sealing sealing) {
        return new StoredVariables(database, sealing, Clock.systemUTC());
    }

    private Resealing resealing() {
        return new Resealing(
                database,
                new TransactionTemplate(new JdbcTransactionManager(source)),
                new Sealing(file),
                new Actor("somebody", "cli"),
                new PrintStream(said, true, UTF_8));
    }

    private int order(String order) {
        return VaultKeys.run(
                new PrintStream(said, true, UTF_8),
                order,
                "--vault.key-file=" + directory.resolve("vault.json"),
                "--spring.datasource.url=" + journal.jdbcUrl(),
                "--spring.datasource.username=" + journal.server().username(),
                "--spring.datasource.password=" + journal.server().password(),
                "--logging.structured.format.console=");
    }

    private List<String> audited() {
        return database.sql(
                        "SELECT via || ' ' || event || ' ' || coalesce(extra->>'what', '') || ' ' || coalesce(extra->>'values', '')"
                                + " FROM event_log ORDER BY id")
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void aKeyIsAddedEverythingSealedWithItAndTheOldOneForgotten() {
        assertThat(order("rotate")).isZero();
        assertThat(order("forget")).as("too early").isEqualTo(1);
        assertThat(order("reseal")).isZero();
        assertThat(audited())
                .containsExactly(
                        "cli reseal variable.sealed_value 100",
                        "cli reseal variable.sealed_value 100",
                        "cli reseal variable.sealed_value 50",
                        "cli reseal connection.sealed_password 1",
                        "cli reseal connection.sealed_extra 1",
                        "cli reseal signing_key.sealed 1");
        assertThat(order("reseal")).isZero();
        assertThat(audited()).as("a second time there is nothing to do").hasSize(6);
        assertThat(order("forget")).isZero();
        assertThat(file.read().size()).isEqualTo(1);
        Sealing after = new Sealing(file);
        assertThat(variables(after).find("v249")).map(StoredVariable::value).contains(SECRET + 249);
        assertThat(new StoredConnections(database, after, Clock.systemUTC()).find("with"))
                .contains(connection("with", SECRET, "{\"token\":\"" + SECRET + "\"}"));
        assertThat(after.open(
                        database.sql("SELECT sealed FROM signing_key")
                                .query(byte[].class)
                                .single(),
                        "signing key"))
                .isEqualTo(SECRET.getBytes(UTF_8));
        assertThat(audited()).last().asString().startsWith("cli forget_keys");
        assertThat(said.toString(UTF_8))
                .contains("variable.sealed_value: 250 sealed anew, 0 cannot be opened", "Nothing is forgotten")
                .doesNotContain(SECRET);
    }

    @Test
    void whatWasInterruptedGoesOn() {
        file.rotate();
        database.sql(
                        "ALTER TABLE variable ADD CONSTRAINT cut_off CHECK (key <> 'v249' OR sealed_value IS NULL) NOT VALID")
                .update();
        assertThatThrownBy(() -> resealing().resealAll()).hasMessageContaining("cut_off");
        assertThat(resealing().behind())
                .as("without the first batch")
                .containsEntry(SealedColumn.VARIABLE, MANY - 100L);
        assertThat(audited()).containsExactly("cli reseal variable.sealed_value 100");
        database.sql("ALTER TABLE variable DROP CONSTRAINT cut_off").update();
        resealing().resealAll();
        assertThat(said.toString(UTF_8)).contains("variable.sealed_value: 150 sealed anew");
        assertThat(resealing().behind()).isEmpty();
    }

    @Test
    void aDamagedValueIsNamedAndKeepsNoOtherFromIt() {
        database.sql("UPDATE variable SET sealed_value = sealed_value || '\\x00' WHERE key = 'v7'")
                .update();
        file.rotate();
        assertThat(resealing().resealAll().damaged()).isEqualTo(1);
        assertThat(said.toString(UTF_8))
                .contains("cannot open variable v7", "variable.sealed_value: 249 sealed anew, 1 cannot be opened");
        assertThat(resealing().behind()).containsEntry(SealedColumn.VARIABLE, 1L);
    }

    @Test
    void aNodeThatReadTheOldKeysSealsWithTheNewestAtOnce() {
        file.rotate();
        variables(before).save(new StoredVariable("late", SECRET, null));
        resealing().resealAll();
        file.forgetOlder();
        assertThat(variables(new Sealing(file)).find("late")).isPresent();
        assertThat(variables(before).find("v1")).isPresent();
    }

    @Test
    void anotherOrderIsExplained() {
        assertThat(order("burn")).isEqualTo(2);
        assertThat(said.toString(UTF_8)).contains("rotate", "reseal", "forget");
    }
}
