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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The connections in the database. */
public final class StoredConnections {
    private static final String COLUMNS =
            "connection_id, conn_type, description, host, login, sealed_password, port, schema_name, sealed_extra";
    private static final Order ORDER = new Order(
            Map.of(
                    "connection_id", "connection_id",
                    "id", "connection_id",
                    "conn_id", "connection_id",
                    "conn_type", "conn_type",
                    "description", "description",
                    "host", "host",
                    "port", "port"),
            "connection_id");

    private final JdbcClient database;
    private final Sealing sealing;
    private final Clock clock;

    StoredConnections(JdbcClient database, Sealing sealing, Clock clock) {
        this.database = database;
        this.sealing = sealing;
        this.clock = clock;
    }

    public Page<NamedConnection> page(@Nullable String idPattern, List<String> orderBy, Window window) {
        return new Listing(COLUMNS, "connection")
                .like("connection_id", idPattern)
                .page(database, this::connection, new Listing.Wanted(ORDER, orderBy, window));
    }

    public Optional<NamedConnection> find(String id) {
        return database.sql("SELECT %s FROM connection WHERE connection_id = :id".formatted(COLUMNS))
                .param("id", id)
                .query(this::connection)
                .optional();
    }

    /** What would be stored: stars in the password and in the extra are what the stored connection of that name has there. */
    public NamedConnection merged(NamedConnection wanted) {
        return find(wanted.id()).map(wanted::keepingSecretsOf).orElse(wanted);
    }

    /** Adds or replaces a connection. */
    public NamedConnection save(NamedConnection wanted) {
        NamedConnection merged = merged(wanted);
        database.sql("""
                        INSERT INTO connection (connection_id, conn_type, description, host, login, sealed_password, port,
                            schema_name, sealed_extra, updated_at)
                        VALUES (:id, :type, :description, :host, :login, :password, :port, :schema, :extra, :now)
                        ON CONFLICT (connection_id) DO UPDATE SET conn_type = :type, description = :description, host = :host,
                            login = :login, sealed_password = :password, port = :port, schema_name = :schema,
                            sealed_extra = :extra, updated_at = :now""")
                .param("id", merged.id())
                .param("type", merged.type())
                .param("description", merged.description())
                .param("host", merged.host())
                .param("login", merged.login())
                .param("password", sealing.sealText(merged.password(), passwordName(merged.id())))
                .param("port", merged.port())
                .param("schema", merged.schema())
                .param("extra", sealing.sealText(merged.extra(), extraName(merged.id())))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return merged;
    }

    public boolean delete(String id) {
        return database.sql("DELETE FROM connection WHERE connection_id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }

    private NamedConnection connection(ResultSet row, int number) throws SQLException {
        String id = row.getString("connection_id");
        return new NamedConnection(
                id,
                row.getString("conn_type"),
                row.getString("description"),
                row.getString("host"),
                row.getString("login"),
                sealing.openText(row.getBytes("sealed_password"), passwordName(id)),
                row.getObject("port", Integer.class),
                row.getString("schema_name"),
                sealing.openText(row.getBytes("sealed_extra"), extraName(id)));
    }

    private static String passwordName(String id) {
        return SealedColumn.PASSWORD.nameOf(id);
    }

    private static String extraName(String id) {
        return SealedColumn.EXTRA.nameOf(id);
    }
}
