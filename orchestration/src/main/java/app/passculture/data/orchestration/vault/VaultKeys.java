package app.passculture.data.orchestration.vault;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.journal.Audit;
import app.passculture.data.orchestration.journal.AuditEntry;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the keys of the vault, with the settings of a server: adds one, seals everything with it, forgets the older ones. No secret is printed. */
public final class VaultKeys {
    private static final String USAGE = """
            VaultKeys ORDER with the settings of a server:
              rotate  adds a key to vault.key-file, which seals from now on; the older ones still open
              reseal  seals with the newest key what older ones have sealed; may be interrupted and repeated
              forget  removes the older keys, unless something can only be opened with them""";

    /** Nothing of the server but what the orders need. */
    @EnableConfigurationProperties(VaultSettings.class)
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    static class OnlyVault {}

    private final KeyFile file;
    private final DataSource database;
    private final Actor actor;
    private final PrintStream out;

    private VaultKeys(KeyFile file, DataSource database, PrintStream out) {
        this.file = file;
        this.database = database;
        this.actor = new Actor(System.getProperty("user.name", "unknown"), "cli");
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(System.out, arguments));
    }

    /** The exit code: 1 if something could not be opened or may not be forgotten, 2 if the order is none. */
    static int run(PrintStream out, String... arguments) {
        String order = arguments.length == 0 ? "" : arguments[0];
        if (!order.matches("rotate|reseal|forget")) {
            out.println(USAGE);
            return 2;
        }
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(OnlyVault.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .properties("logging.threshold.console=error")
                .logStartupInfo(false)
                .run(Arrays.copyOfRange(arguments, 1, arguments.length))) {
            KeyFile file = new KeyFile(context.getBean(VaultSettings.class).keyFile());
            if (order.equals("rotate")) {
                return rotate(file, out);
            }
            VaultKeys keys = new VaultKeys(file, context.getBean(DataSource.class), out);
            return order.equals("reseal") ? keys.reseal() : keys.forget();
        }
    }

    private static int rotate(KeyFile file, PrintStream out) {
        file.rotate();
        out.println("Key " + new Sealing(file).newest() + " seals from now on");
        return 0;
    }

    private TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }

    private Resealing resealing() {
        return new Resealing(JdbcClient.create(database), transactions(), new Sealing(file), actor, out);
    }

    private int reseal() {
        return resealing().resealAll().damaged() == 0 ? 0 : 1;
    }

    private int forget() {
        Map<SealedColumn, Long> behind = resealing().behind();
        if (!behind.isEmpty()) {
            out.println("Nothing is forgotten: only older keys open values of " + behind + "; reseal first");
            return 1;
        }
        transactions().executeWithoutResult(_ -> {
            new Audit(JdbcClient.create(database))
                    .write(new AuditEntry(
                            actor,
                            "forget_keys",
                            AuditEntry.Subject.none(),
                            Map.of("key", new Sealing(file).newest()),
                            null,
                            null));
            file.forgetOlder();
        });
        out.println("Only key " + new Sealing(file).newest() + " is left");
        return 0;
    }
}
