package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.local.functions.ScalarFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB in this process: its own memory holds the functions, and the tables stand in an attached database {@value #STORE}, in memory or in a
 * file. Nothing is downloaded.
 */
final class Database implements AutoCloseable {
    static final String STORE = "warehouse";

    private static final Map<String, String> SETTINGS = Map.of(
            "autoinstall_known_extensions", "false",
            "autoload_known_extensions", "false",
            "enable_external_access", "true");

    private final DuckDBConnection root;

    private Database(DuckDBConnection root) {
        this.root = root;
    }

    /** Opens; without a file the tables are gone when it is closed. */
    static Database open(@Nullable Path file) {
        Properties properties = new Properties();
        properties.putAll(SETTINGS);
        try {
            DuckDBConnection root = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
            Database database = new Database(root);
            database.prepare(file);
            return database;
        } catch (SQLException e) {
            throw new WarehouseException.Unavailable("The embedded warehouse does not open: " + e.getMessage(), e);
        }
    }

    private void prepare(@Nullable Path file) throws SQLException {
        for (ScalarFunction function : ScalarFunction.all()) {
            Registration.register(root, function);
        }
        String where = file == null ? ":memory:" : file.toAbsolutePath().toString();
        try (var statement = root.createStatement()) {
            statement.execute("SET max_expression_depth = 100000");
            for (String macro : macros().split(";\\R", -1)) {
                if (!macro.isBlank()) {
                    statement.execute(macro);
                }
            }
            statement.execute("ATTACH '" + where.replace("'", "''") + "' AS " + STORE);
        }
    }

    private static String macros() {
        try (InputStream stream = ScalarFunction.class.getResourceAsStream("macros.sql")) {
            return new String(java.util.Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection of one piece of work; temporary tables are its own. */
    DuckDBConnection connect() {
        try {
            return root.duplicate();
        } catch (SQLException e) {
            throw new WarehouseException.Unavailable("The embedded warehouse is closed", e);
        }
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw new WarehouseException.Unavailable("The embedded warehouse does not close", e);
        }
    }
}
