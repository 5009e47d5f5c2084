package app.passculture.data.recommendation.db.unload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnloadTest {
    private static final Instant MIDNIGHT = Instant.parse("2021-03-10T00:00:00Z");

    private final EmbeddedDatabase database = EmbeddedDatabase.create();
    private final Unload unload = new Unload(database.dataSource());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void threeOffersWereShown() throws SQLException {
        execute("INSERT INTO past_recommended_offers (id, userid, offerid, date, item_id) VALUES"
                + " (1, 10, 100, '2021-03-09 22:00:00+00', 'i'), (3, 10, 101, '2021-03-09 23:59:59+00', NULL),"
                + " (4, 10, 102, '2021-03-10 00:00:00+00', NULL)");
    }

    @Test
    void whatWasShownBeforeAnInstantIsWrittenInUtc() {
        UnloadedRows unloaded = unload.pastRecommendedOffers(MIDNIGHT, out);

        assertThat(unloaded).isEqualTo(new UnloadedRows(MIDNIGHT, 2, "{[1,2),[3,4)}"));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                id,userid,offerid,date,item_id,call_id,position
                1,10,100,2021-03-09 22:00:00+00,i,,
                3,10,101,2021-03-09 23:59:59+00,,,
                """);
    }

    @Test
    void onlyWhatWasWrittenIsDeletedOnConfirmation() throws SQLException {
        UnloadedRows unloaded = unload.pastRecommendedOffers(MIDNIGHT, out);
        execute(
                "INSERT INTO past_recommended_offers (id, userid, offerid, date) VALUES (2, 10, 103, '2021-03-09 21:00:00+00')");

        assertThat(unload.confirm(unloaded)).isEqualTo(2);
        assertThat(unload.confirm(unloaded)).isZero();
        assertThat(unload.pastRecommendedOffers(MIDNIGHT, out).ids()).isEqualTo("{[2,3)}");
    }

    @Test
    void nothingToWriteIsNothingToDelete() {
        Instant longAgo = Instant.parse("2000-01-01T00:00:00Z");

        UnloadedRows unloaded = unload.pastRecommendedOffers(longAgo, out);

        assertThat(unloaded).isEqualTo(new UnloadedRows(longAgo, 0, "{}"));
        assertThat(unload.confirm(unloaded)).isZero();
    }

    @Test
    void aReceiverThatFailsIsBlamed() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the disk is full");
            }
        };

        assertThatThrownBy(() -> unload.pastRecommendedOffers(MIDNIGHT, broken))
                .isInstanceOf(UnloadException.ReceiverFailed.class)
                .hasMessage("The rows of past_recommended_offers could not be written out: the disk is full");
    }

    @Test
    void groupsAreWritten() throws SQLException {
        execute("INSERT INTO ab_testing VALUES ('ab_testing_20201207', 2, 'B', '2021-03-09 22:00:00+00'),"
                + " ('ab_testing_20201207', 1, 'A', '2021-03-09 22:00:00+00')");

        assertThat(unload.abTesting(out)).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                experiment,userid,groupid,assigned_at
                ab_testing_20201207,1,A,2021-03-09 22:00:00+00
                ab_testing_20201207,2,B,2021-03-09 22:00:00+00
                """);
    }

    @Test
    void everyUserWhoBookedIsSeededOnceInTheOldTablesName() throws SQLException {
        execute("INSERT INTO booking (user_id) VALUES ('1'), ('1'), ('2'), (NULL), ('x')");
        execute("INSERT INTO ab_testing VALUES ('ab_testing_20201207', 1, 'C')");
        execute("SELECT seed_ab_testing('ab_testing_20201207'), seed_ab_testing('other')");

        assertThat(execute("DELETE FROM ab_testing WHERE experiment = 'other' AND groupid IN ('A', 'B')"))
                .isEqualTo(2);
        assertThat(execute("UPDATE ab_testing SET groupid = groupid WHERE (userid, groupid) IN"
                        + " (SELECT userid, groupid FROM ab_testing_20201207)"))
                .isEqualTo(2);
        assertThat(execute("DELETE FROM ab_testing WHERE groupid = 'C'")).isEqualTo(1);
    }

    private int execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? 0 : statement.getUpdateCount();
        }
    }
}
