package app.passculture.data.orchestration.jobs.matomo;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.vault.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The database of the web analytics while it is open, with the tunnel that leads there: closed together, whatever happened. The connections
 * {@code mysql_scalingo} and {@code ssh_scalingo} are asked for each time, so a rotated secret counts at once.
 */
public final class Matomo implements AutoCloseable {

    /** Only production has it; elsewhere it is NULL. */
    private static final Set<String> DISPENSABLE = Set.of("location_provider");

    /** So many rows are in memory at a time. */
    private static final int FETCHED = 2_000;

    private final Connection connection;
    private final Optional<Tunnel> tunnel;
    private final String quote;

    private Matomo(Connection connection, Optional<Tunnel> tunnel) throws SQLException {
        this.connection = connection;
        this.tunnel = tunnel;
        this.quote = connection.getMetaData().getIdentifierQuoteString();
    }

    public static Matomo open(Vault vault) {
        Access access = Access.from(vault);
        NamedConnection database = access.database();
        Optional<Tunnel> tunnel = access.gateway()
                .map(gateway -> Tunnel.open(gateway, Access.host(database), Access.port(database, Dialect.MYSQL)));
        try {
            return new Matomo(Dialect.connect(database, tunnel.map(Tunnel::port)), tunnel);
        } catch (SQLException e) {
            tunnel.ifPresent(Tunnel::close);
            throw failure("the database of connection " + database.id(), e);
        } catch (RuntimeException e) {
            tunnel.ifPresent(Tunnel::close);
            throw e;
        }
    }

    /** The ids there are above {@code after} among the rows since then; empty when there are none. */
    public Optional<Extent> extent(MatomoTable table, long after, Optional<Since> since) {
        String id = quoted(table.id());
        String sql = "select min(%1$s), max(%1$s) from %2$s where %1$s > ?".formatted(id, quoted(table.table()))
                + condition(since);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, after);
            bind(select, 2, since);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                long first = rows.getLong(1);
                return rows.wasNull() ? Optional.empty() : Optional.of(new Extent(first, rows.getLong(2)));
            }
        } catch (SQLException e) {
            throw failure(table.table(), e);
        }
    }

    /** Writes the rows of a window as CSV with a line of names; answers how many there are. Stops when the thread is interrupted. */
    public long write(MatomoTable table, Schema schema, Window window, Optional<Since> since, OutputStream out)
            throws IOException, InterruptedException {
        try (PreparedStatement select = connection.prepareStatement(query(table, schema, since))) {
            select.setFetchSize(FETCHED);
            select.setLong(1, window.after());
            select.setLong(2, window.until());
            bind(select, 3, since);
            return copied(select, schema, new CsvText(out));
        } catch (SQLException e) {
            throw failure(table.table(), e);
        }
    }

    @Override
    public void close() {
        try (Tunnel _ = tunnel.orElse(null)) {
            connection.close();
        } catch (SQLException e) {
            throw failure("the connection", e);
        }
    }

    private long copied(PreparedStatement select, Schema schema, CsvText csv)
            throws SQLException, IOException, InterruptedException {
        try (ResultSet rows = select.executeQuery()) {
            try {
                return copied(rows, schema, csv);
            } catch (IOException | InterruptedException e) {
                // Otherwise the driver would first read what is left.
                connection.abort(Runnable::run);
                throw e;
            }
        }
    }

    private static long copied(ResultSet rows, Schema schema, CsvText csv)
            throws SQLException, IOException, InterruptedException {
        csv.line(schema.fields().stream().map(Field::name).toList());
        Cells cells = Cells.of(rows, schema);
        long count = 0;
        while (rows.next()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped after %,d rows".formatted(count));
            }
            csv.line(cells.texts(rows));
            count++;
        }
        csv.flush();
        return count;
    }

    private String query(MatomoTable table, Schema schema, Optional<Since> since) throws SQLException {
        Set<String> there = columns(table);
        String columns = schema.fields().stream()
                .map(field -> column(table, field, there))
                .collect(Collectors.joining(", "));
        String id = quoted(table.id());
        return "select %s from %s where %s > ? and %s <= ?%s order by %s"
                .formatted(columns, quoted(table.table()), id, id, condition(since), id);
    }

    private String column(MatomoTable table, Field field, Set<String> there) {
        String name = MatomoTable.atSource(field.name());
        if (there.contains(name)) {
            return quoted(name);
        }
        if (DISPENSABLE.contains(name)) {
            return "null as " + quoted(name);
        }
        throw new MatomoException.Changed("%s has no column %s any more".formatted(table.table(), name), null);
    }

    private Set<String> columns(MatomoTable table) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (ResultSet found = connection
                .getMetaData()
                .getColumns(connection.getCatalog(), connection.getSchema(), table.table(), null)) {
            while (found.next()) {
                names.add(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
        if (names.isEmpty()) {
            throw new MatomoException.Changed("there is no table %s any more".formatted(table.table()), null);
        }
        return names;
    }

    private String condition(Optional<Since> since) {
        return since.map(bound -> " and " + quoted(bound.column()) + " > ?").orElse("");
    }

    /** Its times are without zone, and mean UTC. */
    private static void bind(PreparedStatement select, int index, Optional<Since> since) throws SQLException {
        if (since.isPresent()) {
            select.setObject(index, LocalDateTime.ofInstant(since.get().moment(), ZoneOffset.UTC));
        }
    }

    private String quoted(String name) {
        return quote + name + quote;
    }

    private static MatomoException failure(String what, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String message = what + ": " + e.getMessage();
        if (state.startsWith("28")) {
            return new MatomoException.Refused(message, e);
        }
        return state.startsWith("42")
                ? new MatomoException.Changed(message, e)
                : new MatomoException.Unreachable(message, e);
    }
}
