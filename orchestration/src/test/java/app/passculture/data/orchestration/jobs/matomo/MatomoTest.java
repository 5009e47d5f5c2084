package app.passculture.data.orchestration.jobs.matomo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.orchestration.jobs.Connections;
import app.passculture.data.orchestration.vault.ConnectionTrial;
import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.vault.Vault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatomoTest {

    private static final String DATABASE = "reading";
    private static final int ROWS = 60_000;
    private static final Window ALL = new Window(0, ROWS);
    private static final Schema SCHEMA = Schema.of(
            Field.of("idaction", Type.Scalar.INT64),
            Field.of("name", Type.Scalar.STRING),
            Field.of("_hash", Type.Scalar.INT64));

    private static Connection filled;

    private SshGateway gateway;

    @BeforeAll
    static void fill() throws SQLException {
        filled = MariaDb.shared().fresh(DATABASE);
        MariaDb.run(
                filled,
                "insert into log_action (idaction, name, hash, type) select seq, repeat('x', 500), seq, 1 from seq_1_to_"
                        + ROWS);
    }

    @AfterAll
    static void leave() throws SQLException {
        filled.close();
    }

    @BeforeEach
    void openGateway() throws Exception {
        gateway = new SshGateway();
    }

    @AfterEach
    void closeGateway() throws IOException {
        gateway.close();
    }

    @Test
    void rowsOfAWindowComeThroughTheTunnelWhichIsClosedAfterwards() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Matomo matomo = Matomo.open(Connections.of(database(MariaDb.PASSWORD), gateway.connection()))) {
            assertThat(matomo.extent(MatomoTable.LOG_ACTION, 10, Optional.empty()))
                    .contains(new Extent(11, ROWS));
            assertThat(matomo.extent(
                            MatomoTable.LOG_VISIT, 0, Optional.of(new Since("visit_last_action_time", Instant.EPOCH))))
                    .isEmpty();
            assertThat(matomo.write(MatomoTable.LOG_ACTION, SCHEMA, new Window(1, 3), Optional.empty(), out))
                    .isEqualTo(2);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("idaction,name,_hash\n2,%1$s,2\n3,%1$s,3\n".formatted("x".repeat(500)));
        assertThat(gateway.forwarded()).isEqualTo(1);
        assertNothingIsOpen();
    }

    @Test
    void theConnectionCanBeTried() {
        ConnectionTrial trial = new ConnectionTrial(Clock.systemUTC());
        assertThat(trial.of(database(MariaDb.PASSWORD)))
                .isEqualTo(new ConnectionTrial.Outcome(true, "Logged in to MariaDB at 127.0.0.1 as " + MariaDb.USER));
        ConnectionTrial.Outcome refused = trial.of(database("n0t-the-passw0rd"));
        assertThat(refused.works()).isFalse();
        assertThat(refused.message()).contains("Access denied").doesNotContain("n0t-the-passw0rd");
    }

    @Test
    void aWrongPasswordIsRefusedAndNeverTold() {
        Vault vault = Connections.of(database("n0t-the-passw0rd"), gateway.connection());
        assertThatExceptionOfType(MatomoException.Refused.class)
                .isThrownBy(() -> Matomo.open(vault))
                .satisfies(failure -> assertThat(told(failure))
                        .contains("mysql_scalingo", "Access denied")
                        .doesNotContain("n0t-the-passw0rd"));
        assertNothingIsOpen();
    }

    @Test
    void aGatewayWithAnotherKeyIsNotBelieved() throws Exception {
        try (SshGateway other = new SshGateway()) {
            NamedConnection deceived = gateway.connection(other.hostKey(), gateway.privateKey());
            assertThatExceptionOfType(MatomoException.Refused.class)
                    .isThrownBy(() -> Matomo.open(Connections.of(database(MariaDb.PASSWORD), deceived)))
                    .withMessageContaining("SHA256:")
                    .withMessageContaining("ssh_scalingo");
        }
        assertThat(gateway.forwarded()).isZero();
        assertNothingIsOpen();
    }

    @Test
    void withoutAHostKeyNothingIsTried() {
        assertThatThrownBy(() -> Matomo.open(
                        Connections.of(database(MariaDb.PASSWORD), gateway.connection("", gateway.privateKey()))))
                .isInstanceOf(MatomoException.NotConfigured.class)
                .hasMessageContaining("host_key");
    }

    @Test
    void aKeyThatTheGatewayDoesNotKnowIsRefusedAndNeverTold() throws Exception {
        try (SshGateway other = new SshGateway()) {
            String key = other.privateKey();
            assertThatExceptionOfType(MatomoException.Refused.class)
                    .isThrownBy(() -> Matomo.open(
                            Connections.of(database(MariaDb.PASSWORD), gateway.connection(gateway.hostKey(), key))))
                    .withMessageContaining("does not let git in")
                    .satisfies(failure -> assertThat(told(failure))
                            .doesNotContain(key.lines().toList().get(1)));
        }
        assertNothingIsOpen();
    }

    @Test
    void aGatewayThatForwardsNothingIsUnreachable() {
        gateway.refuseForwarding();
        assertThatThrownBy(() -> Matomo.open(Connections.of(database(MariaDb.PASSWORD), gateway.connection())))
                .isInstanceOf(MatomoException.Unreachable.class);
        assertNothingIsOpen();
    }

    @Test
    void aGatewayThatIsDownIsUnreachable() throws Exception {
        NamedConnection connection = gateway.connection();
        gateway.close();
        assertThatThrownBy(() -> Matomo.open(Connections.of(database(MariaDb.PASSWORD), connection)))
                .isInstanceOf(MatomoException.Unreachable.class)
                .hasMessageContaining("does not answer");
    }

    @Test
    void aConnectionThatIsCutHalfWayIsUnreachable() {
        Vault vault = Connections.of(database(MariaDb.PASSWORD), gateway.connection());
        assertThatThrownBy(() -> readCutting(vault, () -> gateway.cut()))
                .isInstanceOf(MatomoException.Unreachable.class)
                .hasMessageContaining("log_action");
        assertNothingIsOpen();
    }

    @Test
    void anInterruptStopsTheReading() {
        Vault vault = Connections.of(database(MariaDb.PASSWORD), gateway.connection());
        assertThatThrownBy(() -> readCutting(vault, () -> Thread.currentThread().interrupt()))
                .isInstanceOf(InterruptedException.class);
        assertNothingIsOpen();
    }

    @Test
    void onlyThisMachineIsReachedWithoutTunnel() {
        NamedConnection far = new NamedConnection(
                "mysql_scalingo", "mysql", null, "db.example", "u", "p", 3306, "m", "{\"tunnel\": \"none\"}");
        assertThatThrownBy(() -> Matomo.open(Connections.of(far)))
                .isInstanceOf(MatomoException.NotConfigured.class)
                .hasMessageContaining("db.example");
    }

    private static void readCutting(Vault vault, Runnable cut) throws Exception {
        AtomicInteger blocks = new AtomicInteger();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void write(byte[] bytes, int from, int length) {
                if (blocks.incrementAndGet() == 3) {
                    cut.run();
                }
            }
        };
        try (Matomo matomo = Matomo.open(vault)) {
            matomo.write(MatomoTable.LOG_ACTION, SCHEMA, ALL, Optional.empty(), out);
        }
    }

    private void assertNothingIsOpen() {
        // A thread of MINA that reads while its client stops dies of it, which Awaitility would take for ours.
        Awaitility.await("sessions to end")
                .dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(10))
                .until(() -> gateway.open() == 0);
    }

    private static String told(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static NamedConnection database(String password) {
        return new NamedConnection(
                "mysql_scalingo",
                "mysql",
                null,
                "127.0.0.1",
                MariaDb.USER,
                password,
                MariaDb.shared().port(),
                DATABASE,
                null);
    }
}
