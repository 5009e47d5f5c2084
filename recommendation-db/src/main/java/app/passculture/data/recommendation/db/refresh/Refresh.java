package app.passculture.data.recommendation.db.refresh;

import app.passculture.data.recommendation.db.connection.CommandLine;
import app.passculture.data.recommendation.db.connection.DatabaseAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Refreshes the three views and announces a new data version, in one transaction: readers see all of it or none. */
public final class Refresh {
    private static final List<String> VIEWS =
            List.of("recommendable_offers", "non_recommendable_offers", "iris_venues_mv");

    private final DataSource database;
    private final Clock clock;

    public Refresh(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Exit code: 0 done, 1 refresh failed, 2 bad settings. */
    public static void main(String[] arguments) {
        try {
            CommandLine command = CommandLine.parse(List.of(arguments), System.getenv());
            DataSource database = DatabaseAddress.of(command.settings()).dataSource();
            System.out.println(new Refresh(database, Clock.systemUTC()).run());
        } catch (RefreshException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        } catch (IllegalArgumentException failure) {
            System.err.println("Bad settings: " + failure.getMessage() + ".");
            System.exit(2);
        }
    }

    /** Refreshes; a reader goes on with the old rows until the commit, unless the view never had any. */
    public RefreshReport run() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            RefreshReport report = refreshAll(connection);
            connection.commit();
            return report;
        } catch (SQLException failure) {
            throw explained(failure);
        }
    }

    /** What readers have now; a view never refreshed is absent. */
    public List<RefreshedView> freshness() {
        String sql =
                "SELECT view_name, duration_ms, row_count, refreshed_at FROM public.view_refresh ORDER BY view_name";
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<RefreshedView> views = new ArrayList<>();
            while (rows.next()) {
                views.add(new RefreshedView(
                        rows.getString(1),
                        Duration.ofMillis(rows.getLong(2)),
                        rows.getLong(3),
                        rows.getTimestamp(4).toInstant()));
            }
            return views;
        } catch (SQLException failure) {
            throw explained(failure);
        }
    }

    private RefreshReport refreshAll(Connection connection) throws SQLException {
        List<RefreshedView> views = new ArrayList<>();
        for (String view : VIEWS) {
            views.add(refresh(connection, view));
        }
        return new RefreshReport(number(connection, "SELECT public.bump_data_version()"), views);
    }

    private RefreshedView refresh(Connection connection, String view) throws SQLException {
        Instant start = clock.instant();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL work_mem = '128MB'; SET LOCAL maintenance_work_mem = '128MB'");
            statement.execute("REFRESH MATERIALIZED VIEW " + (isPopulated(connection, view) ? "CONCURRENTLY " : "")
                    + "public." + view);
        }
        long rows = number(connection, "SELECT count(*) FROM public." + view);
        Instant end = clock.instant();
        RefreshedView refreshed = new RefreshedView(view, Duration.between(start, end), rows, end);
        remember(connection, refreshed);
        return refreshed;
    }

    /** A view that never held rows cannot be refreshed concurrently; it has no reader to disturb either. */
    private static boolean isPopulated(Connection connection, String view) throws SQLException {
        String sql = "SELECT relispopulated FROM pg_catalog.pg_class WHERE oid = ?::regclass";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, "public." + view);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void remember(Connection connection, RefreshedView view) throws SQLException {
        String sql = """
                INSERT INTO public.view_refresh (view_name, refreshed_at, duration_ms, row_count)
                VALUES (?, ?, ?, ?)
                ON CONFLICT (view_name) DO UPDATE
                SET (refreshed_at, duration_ms, row_count) = (excluded.refreshed_at, excluded.duration_ms, excluded.row_count)
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, view.name());
            statement.setObject(2, view.refreshedAt().atOffset(ZoneOffset.UTC));
            statement.setLong(3, view.duration().toMillis());
            statement.setLong(4, view.rows());
            statement.executeUpdate();
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static RefreshException explained(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("42")
                ? new RefreshException.SchemaBroken(
                        "The schema does not allow the refresh: " + failure.getMessage(), failure)
                : new RefreshException.DatabaseFailed("The refresh failed: " + failure.getMessage(), failure);
    }
}
