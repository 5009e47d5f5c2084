package app.passculture.data.orchestration.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.listing.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The vault over a real database and real files. */
class VaultTest {
    private static final String PASSWORD = "a password that nobody may see";

    private static final String TOKEN = "another-secret-0123456789";

    private static JournalDatabase journal;

    @TempDir
    Path directory;

    private JdbcClient database;
    private KeyFile keys;
    private StoredVariables variables;
    private StoredConnections connections;
    private Vault vault;

    @BeforeAll
    static void createDatabase() {
        journal = JournalDatabase.create();
    }

    @BeforeEach
    void open() {
        database = JdbcClient.create(journal.dataSource());
        database.sql("TRUNCATE variable, connection").update();
        keys = new KeyFile(directory.resolve("secret/vault.json"));
        keys.generateIfMissing();
        Sealing sealing = new Sealing(keys);
        variables = new StoredVariables(database, sealing, Clock.systemUTC());
        connections = new StoredConnections(database, sealing, Clock.systemUTC());
        vault = new LayeredVault(new MountedFiles(directory), variables, connections);
    }

    @Test
    void theDatabaseHoldsNoSecretInClear() {
        connections.save(postgres());
        variables.save(new StoredVariable("region", "europe-west1", null));
        String rows =
                database.sql("SELECT c::text || encode(c.sealed_password, 'escape') || encode(c.sealed_extra, 'escape')"
                                        + " FROM connection c")
                                .query(String.class)
                                .single()
                        + database.sql("SELECT encode(sealed_value, 'escape') FROM variable")
                                .query(String.class)
                                .single();
        assertThat(rows).doesNotContain(PASSWORD, TOKEN, "europe-west1");
    }

    @Test
    void tasksReadWhatWasStored() {
        connections.save(postgres());
        variables.save(new StoredVariable("region", "europe-west1", "where it runs"));
        assertThat(vault.connection("warehouse")).contains(postgres());
        assertThat(vault.variable("region")).contains("europe-west1");
        assertThat(vault.variable("nothing")).isEmpty();
        assertThat(vault.connection("nothing")).isEmpty();
    }

    @Test
    void whatIsShownHasStarsInPlaceOfSecrets() {
        NamedConnection shown = postgres().shown();
        assertThat(shown.password()).isEqualTo("***");
        assertThat(shown.extra()).isEqualTo("{\"region\":\"eu\",\"nested\":{\"private_key\":\"***\"}}");
        assertThat(new StoredVariable("slack_token", "x", null).shown().value()).isEqualTo("***");
        assertThat(new StoredVariable("region", "x", null).shown().value()).isEqualTo("x");
        assertThat(new StoredVariable("settings", "{\"api_key\":\"x\",\"size\":3}", null)
                        .shown()
                        .value())
                .isEqualTo("{\"api_key\":\"***\",\"size\":3}");
        assertThat(postgres().toString()).doesNotContain(PASSWORD, TOKEN);
    }

    @Test
    void starsLeaveTheOldSecrets() {
        connections.save(postgres());
        NamedConnection moved = connections.save(new NamedConnection(
                "warehouse",
                "postgres",
                null,
                "elsewhere",
                "reader",
                "***",
                5433,
                "base",
                "{\"region\":\"us\",\"nested\":{\"private_key\":\"***\"}}"));
        assertThat(moved.host()).isEqualTo("elsewhere");
        assertThat(moved.password()).isEqualTo(PASSWORD);
        assertThat(moved.extra()).isEqualTo("{\"region\":\"us\",\"nested\":{\"private_key\":\"" + TOKEN + "\"}}");
        variables.save(new StoredVariable("slack_token", "first", null));
        variables.save(new StoredVariable("slack_token", "***", "described"));
        assertThat(variables.find("slack_token")).contains(new StoredVariable("slack_token", "first", "described"));
    }

    @Test
    void aMountedFileWinsOverTheDatabase() throws IOException {
        connections.save(postgres());
        Files.createDirectories(directory.resolve("connections"));
        Files.writeString(directory.resolve("connections/warehouse"), "postgresql://me:p%40ss@db.example:6543/main\n");
        assertThat(vault.connection("warehouse"))
                .contains(new NamedConnection(
                        "warehouse", "postgres", null, "db.example", "me", "p@ss", 6543, "main", null));
        Files.createDirectories(directory.resolve("variables"));
        Files.writeString(directory.resolve("variables/region"), "mounted\n");
        assertThat(vault.variable("region")).contains("mounted");
        assertThat(vault.variable("../secret/vault.json")).isEmpty();
        Files.writeString(directory.resolve("variables/.hidden"), "no variable");
        MountedFiles files = new MountedFiles(directory);
        assertThat(files.variables()).containsExactly("region");
        assertThat(files.connections()).containsExactly("warehouse");
        assertThat(new MountedFiles(null).variables()).isEmpty();
    }

    @Test
    void aBrokenMountedConnectionIsNotQuoted() throws IOException {
        Files.createDirectories(directory.resolve("connections"));
        Files.writeString(directory.resolve("connections/broken"), "{\"password\": \"" + PASSWORD + "\"");
        assertThatThrownBy(() -> vault.connection("broken"))
                .isInstanceOf(VaultException.Mounted.class)
                .hasMessageContaining("broken")
                .hasStackTraceContaining("Mounted")
                .extracting(failure -> failure + " " + failure.getCause())
                .asString()
                .doesNotContain(PASSWORD);
    }

    @Test
    void secretsThatWereGivenOutAreMaskedInText() {
        connections.save(postgres());
        assertThat(vault.masked("with " + PASSWORD)).isEqualTo("with " + PASSWORD);
        vault.connection("warehouse");
        assertThat(vault.masked("with " + PASSWORD + " and " + TOKEN)).isEqualTo("with *** and ***");
    }

    @Test
    void aSealedValueOpensOnlyInItsOwnRow() {
        variables.save(new StoredVariable("first", "one", null));
        variables.save(new StoredVariable("second", "two", null));
        database.sql("UPDATE variable SET sealed_value = (SELECT sealed_value FROM variable WHERE key = 'first')"
                        + " WHERE key = 'second'")
                .update();
        assertThatThrownBy(() -> variables.find("second"))
                .isInstanceOf(VaultException.Sealed.class)
                .hasMessageContaining("variable second");
    }

    @Test
    void aNewKeySealsAndTheOldOneStillOpens() {
        variables.save(new StoredVariable("old", "before", null));
        keys.rotate();
        StoredVariables restarted = new StoredVariables(database, new Sealing(keys), Clock.systemUTC());
        restarted.save(new StoredVariable("new", "after", null));
        assertThat(restarted.find("old")).isPresent();
        assertThat(variables.find("new")).as("a node that read the file before").isPresent();
    }

    @Test
    void theKeyIsForItsOwnerOnlyAndMadeOnce() throws IOException {
        Path file = directory.resolve("secret/vault.json");
        String before = Files.readString(file);
        keys.generateIfMissing();
        assertThat(file).hasContent(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aMissingKeyStopsTheStart() {
        assertThatThrownBy(() -> new Sealing(new KeyFile(directory.resolve("nowhere"))))
                .isInstanceOf(VaultException.Key.class)
                .hasMessageContaining("vault.key-file");
    }

    @Test
    void listsAreFilteredAndCut() {
        for (String key : List.of("a1", "a2", "b1")) {
            variables.save(new StoredVariable(key, "x", null));
        }
        assertThat(variables.page("a%", List.of("-key"), new Window(1, 0))).satisfies(page -> {
            assertThat(page.total()).isEqualTo(2);
            assertThat(page.rows()).extracting(StoredVariable::key).containsExactly("a2");
        });
        assertThat(variables.page("1", List.of(), Window.first()).rows())
                .extracting(StoredVariable::key)
                .containsExactly("a1", "b1");
    }

    private static NamedConnection postgres() {
        return new NamedConnection(
                "warehouse",
                "postgres",
                "the warehouse",
                "localhost",
                "reader",
                PASSWORD,
                5432,
                "base",
                "{\"region\":\"eu\",\"nested\":{\"private_key\":\"" + TOKEN + "\"}}");
    }
}
