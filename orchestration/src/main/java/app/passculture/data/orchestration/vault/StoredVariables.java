package app.passculture.data.orchestration.vault;

import app.passculture.data.orchestration.listing.Listing;
import app.passculture.data.orchestration.listing.Order;
import app.passculture.data.orchestration.listing.Page;
import app.passculture.data.orchestration.listing.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The variables in the database. */
public final class StoredVariables {
    private static final String COLUMNS = "key, sealed_value, description";
    private static final Order ORDER =
            new Order(Map.of("key", "key", "id", "key", "description", "description"), "key");

    private final JdbcClient database;
    private final Sealing sealing;
    private final Clock clock;

    StoredVariables(JdbcClient database, Sealing sealing, Clock clock) {
        this.database = database;
        this.sealing = sealing;
        this.clock = clock;
    }

    public Page<StoredVariable> page(@Nullable String keyPattern, List<String> orderBy, Window window) {
        return new Listing(COLUMNS, "variable")
                .like("key", keyPattern)
                .page(database, this::variable, new Listing.Wanted(ORDER, orderBy, window));
    }

    public Optional<StoredVariable> find(String key) {
        return database.sql("SELECT %s FROM variable WHERE key = :key".formatted(COLUMNS))
                .param("key", key)
                .query(this::variable)
                .optional();
    }

    /** Adds or replaces a variable; stars as the value, or within it, leave what was there. */
    public StoredVariable save(StoredVariable wanted) {
        String old = find(wanted.key()).map(StoredVariable::value).orElse(null);
        String value = Objects.requireNonNullElse(Secrecy.merged(wanted.value(), old), wanted.value());
        database.sql("""
                        INSERT INTO variable (key, sealed_value, description, updated_at) VALUES (:key, :value, :description, :now)
                        ON CONFLICT (key) DO UPDATE SET sealed_value = :value, description = :description, updated_at = :now""")
                .param("key", wanted.key())
                .param("value", sealing.sealText(value, name(wanted.key())))
                .param("description", wanted.description())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return new StoredVariable(wanted.key(), value, wanted.description());
    }

    public boolean delete(String key) {
        return database.sql("DELETE FROM variable WHERE key = :key")
                        .param("key", key)
                        .update()
                > 0;
    }

    private StoredVariable variable(ResultSet row, int number) throws SQLException {
        String key = row.getString("key");
        String value = new String(
                sealing.open(row.getBytes("sealed_value"), name(key)), java.nio.charset.StandardCharsets.UTF_8);
        return new StoredVariable(key, value, row.getString("description"));
    }

    private static String name(String key) {
        return SealedColumn.VARIABLE.nameOf(key);
    }
}
