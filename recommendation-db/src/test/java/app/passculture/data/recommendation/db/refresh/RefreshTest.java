package app.passculture.data.recommendation.db.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

class RefreshTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final EmbeddedDatabase database = EmbeddedDatabase.create();
    private final Refresh refresh = new Refresh(database.dataSource(), Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void theFirstRefreshFillsViewsThatNobodyCouldRead() {
        assertThatThrownBy(() -> execute("SELECT * FROM recommendable_offers"))
                .hasMessageContaining("has not been populated");

        RefreshReport report = refresh.run();

        assertThat(report.version()).isEqualTo(1);
        assertThat(report.views())
                .extracting(RefreshedView::name)
                .containsExactly("recommendable_offers", "non_recommendable_offers", "iris_venues_mv");
    }

    @Test
    void freshnessIsWhatTheLastRefreshReported() throws SQLException {
        assertThat(refresh.freshness()).isEmpty();
        execute("INSERT INTO iris_venues VALUES ('1', '10', '20'), ('2', '10', '21')");

        RefreshReport report = refresh.run();

        assertThat(refresh.freshness()).containsExactlyInAnyOrderElementsOf(report.views());
        assertThat(report.views().getLast().rows()).isEqualTo(2);
        assertThat(report.views().getLast().refreshedAt()).isEqualTo(NOON);
    }

    @Test
    void readersOfTheViewsAreNotWaitedFor() throws SQLException {
        refresh.run();
        try (Connection reader = database.dataSource().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT * FROM recommendable_offers, non_recommendable_offers, iris_venues_mv");

            assertThat(refresh.run().version()).isEqualTo(2);
            reader.rollback();
        }
    }

    @Test
    void listenersLearnTheNewVersion() throws SQLException {
        try (Connection listener = database.dataSource().getConnection();
                Statement statement = listener.createStatement()) {
            statement.execute("LISTEN data_version");
            refresh.run();

            PGNotification[] notifications = listener.unwrap(PGConnection.class).getNotifications(10_000);
            assertThat(notifications).extracting(PGNotification::getParameter).containsExactly("1");
        }
    }

    @Test
    void aFailedRefreshChangesNoView() throws SQLException {
        refresh.run();
        execute("INSERT INTO iris_venues VALUES ('1', '10', '20')");
        execute("ALTER TABLE booking RENAME TO bookings");

        assertThatThrownBy(refresh::run)
                .isInstanceOf(RefreshException.SchemaBroken.class)
                .hasMessageContaining("booking");
        execute("ALTER TABLE bookings RENAME TO booking");
        assertThat(refresh.freshness()).extracting(RefreshedView::rows).containsOnly(0L);
        assertThat(refresh.run().version()).isEqualTo(2);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
