package app.passculture.data.recommendation.db.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.recommendation.db.catalog.Catalog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final LoadFixture fixture = LoadFixture.create();

    @Test
    void aLoadFillsTablesAndViewsAndBumpsTheVersion() {
        LoadReport report = fixture.load(Rows.world(30, "first"));

        assertThat(report.tables()).extracting(LoadedTable::rows).containsOnly(30L);
        assertThat(fixture.recommendable()).containsExactly("first 30");
        assertThat(fixture.dataVersion())
                .isEqualTo(1)
                .isEqualTo(report.refresh().version());
        assertThat(fixture.texts("SELECT offer_description FROM offer LIMIT 1"))
                .containsExactly("two\nlines, \"quoted\"");
        assertThat(fixture.texts("SELECT count(*) FROM offerer WHERE offerer_address = ''"))
                .containsExactly("30");
        assertThat(fixture.texts("SELECT count(*) FROM offerer WHERE offerer_city IS NULL"))
                .containsExactly("30");
        assertThat(fixture.texts("SELECT DISTINCT booking_creation_date::text FROM booking"))
                .containsExactly("2021-02-03 09:25:48.770646");
    }

    @Test
    void theViewsReadTheNewTablesAfterEverySwap() {
        fixture.load(Rows.world(30, "first"));
        fixture.load(Rows.world(31, "second"));
        fixture.load(Rows.world(32, "third"));

        assertThat(fixture.recommendable()).containsExactly("third 32");
    }

    @Test
    void aSessionThatPlannedTheFunctionBeforeTheSwapSeesTheNewTables() throws SQLException {
        fixture.load(Rows.world(30, "first"));
        try (Connection reader = fixture.database().dataSource().getConnection();
                var statement = reader.prepareStatement("SELECT count(*), min(name) FROM get_recommendable_offers()")) {
            // Past its fifth execution a session keeps the plans, of the statement and inside the function.
            for (int i = 0; i < 10; i++) {
                try (var row = statement.executeQuery()) {
                    row.next();
                }
            }
            fixture.load(Rows.world(31, "second"));
            try (var row = statement.executeQuery()) {
                row.next();
                assertThat(row.getString(1) + " " + row.getString(2)).isEqualTo("31 second");
            }
        }
    }

    @Test
    void aRepeatedLoadLooksLikeOne() {
        fixture.load(Rows.world(30, "first"));
        List<String> once = fixture.state();
        fixture.load(Rows.world(30, "first"));

        assertThat(fixture.state()).isEqualTo(once);
    }

    @Test
    void thePreviousGenerationIsKeptAndCanBeRolledBackTo() {
        fixture.load(Rows.world(30, "first"));
        fixture.load(Rows.world(31, "second"));
        assertThat(fixture.texts("SELECT DISTINCT offer_name FROM previous.offer"))
                .containsExactly("first");

        fixture.rollBack();

        assertThat(fixture.recommendable()).containsExactly("first 30");
        assertThat(fixture.texts("SELECT DISTINCT offer_name FROM previous.offer"))
                .containsExactly("second");
        assertThat(fixture.dataVersion()).isEqualTo(3);
    }

    @Test
    void rollingBackTwiceChangesNothing() {
        fixture.load(Rows.world(30, "first"));
        fixture.load(Rows.world(31, "second"));
        List<String> before = fixture.state();
        fixture.rollBack();
        fixture.rollBack();

        assertThat(fixture.state()).isEqualTo(before);
    }

    @Test
    void thereIsNothingToRollBackToBeforeTheFirstLoad() {
        assertThatThrownBy(fixture::rollBack).isInstanceOf(LoadException.NothingToRollBack.class);
    }

    @Test
    void losingMoreRowsThanToleratedIsRefused() {
        fixture.load(Rows.world(100, "first"));
        List<String> before = fixture.state();

        assertThatThrownBy(() -> fixture.load(Rows.world(74, "second")))
                .isInstanceOf(LoadException.TooFewRows.class)
                .hasMessage("Table booking would fall from 100 to 74 rows; at most 25 % may go.");
        assertThat(fixture.state()).isEqualTo(before);
    }

    @Test
    void theToleratedDropIsASetting() {
        fixture.load(Rows.world(100, "first"));
        LoadSettings settings = LoadSettings.defaults().withLargestDrop(0.5);
        fixture.load(Rows.world(74, "second"), settings, LoadProgress.silent());

        assertThat(fixture.recommendable()).containsExactly("second 74");
    }

    @Test
    void danglingReferencesBeyondTheThresholdAreRefused() {
        Map<String, String> world = new HashMap<>(Rows.world(30, "first"));
        world.put("venue", Rows.world(20, "first").get("venue"));
        List<String> before = fixture.state();

        assertThatThrownBy(() -> fixture.load(world))
                .isInstanceOf(LoadException.TooManyOrphans.class)
                .hasMessage("10 of 30 references offer.venue_id -> venue.venue_id point nowhere; at most 10 % may.");
        assertThat(fixture.state()).isEqualTo(before);
    }

    @Test
    void aMissingTableIsNamed() {
        Map<String, String> world = new HashMap<>(Rows.world(1, "first"));
        world.remove("stock");
        world.put("stocks", "");

        assertThatThrownBy(() -> fixture.load(world))
                .isInstanceOf(LoadException.WrongTables.class)
                .hasMessage("The load wants one CSV for each replicated table: missing [stock], unknown [stocks].");
    }

    @Test
    void aStreamThatBreaksLeavesNothingBehind() {
        fixture.load(Rows.world(30, "first"));
        List<String> before = fixture.state();
        Map<String, CsvSource> sources = Rows.sources(Rows.world(30, "second"));
        sources.put(
                "stock",
                () -> new BreakingStream(Rows.world(30, "second").get("stock"), 100, () -> {
                    throw new IOException("the bucket went away");
                }));
        Load load = fixture.loader(LoadSettings.defaults(), LoadProgress.silent());

        assertThatThrownBy(() -> load.run(sources))
                .isInstanceOf(LoadException.SourceUnreadable.class)
                .hasMessage("The rows of table stock could not be read: the bucket went away");
        assertThat(fixture.state()).isEqualTo(before);
    }

    @Test
    void aSecondLoadAtTheSameTimeIsRefused() {
        Map<String, CsvSource> sources = Rows.sources(Rows.world(30, "first"));
        CsvSource stock = sources.get("stock");
        List<Throwable> refused = new ArrayList<>();
        sources.put("stock", () -> {
            try {
                fixture.load(Rows.world(30, "second"));
            } catch (LoadException failure) {
                refused.add(failure);
            }
            return stock == null ? new ByteArrayInputStream(new byte[0]) : stock.open();
        });
        fixture.loader(LoadSettings.defaults(), LoadProgress.silent()).run(sources);

        assertThat(refused)
                .singleElement()
                .isInstanceOf(LoadException.AlreadyRunning.class)
                .extracting(Throwable::getMessage)
                .isEqualTo("Another load or roll-back is running on this database; try again when it has ended.");
        assertThat(fixture.recommendable()).containsExactly("first 30");
    }

    @Test
    void aReaderThatNeverLetsGoMakesTheLoadGiveUp() throws SQLException {
        fixture.load(Rows.world(30, "first"));
        List<String> before = fixture.state();
        try (Connection reader = fixture.database().dataSource().getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("SELECT count(*) FROM booking");
            LoadSettings impatient = LoadSettings.defaults().withSwapPatience(Duration.ofMillis(300));

            assertThatThrownBy(() -> fixture.load(Rows.world(30, "second"), impatient, LoadProgress.silent()))
                    .isInstanceOf(LoadException.ReadersInTheWay.class);
        }
        assertThat(fixture.state()).isEqualTo(before);
    }

    @Test
    void aFailedRefreshTakesTheTablesBack() {
        fixture.load(Rows.world(30, "first"));
        fixture.load(Rows.world(31, "second"));
        fixture.execute("ALTER FUNCTION get_iris_venues() RENAME TO hidden");
        fixture.execute("CREATE FUNCTION get_iris_venues() RETURNS int LANGUAGE sql AS 'SELECT 1'");
        fixture.execute("CREATE OR REPLACE FUNCTION hidden() RETURNS TABLE (iris_id varchar, venue_id varchar)"
                + " LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''broken''; END'");
        List<String> before = fixture.state();

        assertThatThrownBy(() -> fixture.load(Rows.world(32, "third")))
                .isInstanceOf(LoadException.RefreshFailed.class)
                .hasMessageContaining("broken");
        assertThat(fixture.state()).isEqualTo(before);
        assertThat(fixture.recommendable()).containsExactly("second 31");
        assertThat(fixture.texts("SELECT DISTINCT offer_name FROM previous.offer"))
                .containsExactly("first");
    }

    @Test
    void aViewOnATableIsRefusedBecauseItWouldKeepTheOldRows() {
        fixture.execute("CREATE VIEW cheap AS SELECT * FROM stock WHERE stock_price < 5");

        assertThatThrownBy(() -> fixture.load(Rows.world(30, "first")))
                .isInstanceOf(LoadException.ObjectInTheWay.class)
                .hasMessage("These objects depend on replicated tables and would keep the old rows: [cheap on stock].");
    }

    @Test
    void grantsAndOwnersSurviveTheSwap() {
        fixture.execute("DO $$ BEGIN CREATE ROLE reader_of_loads; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        fixture.execute("GRANT SELECT ON booking TO reader_of_loads; GRANT SELECT ON offer TO PUBLIC;"
                + " ALTER TABLE venue OWNER TO reader_of_loads");
        fixture.load(Rows.world(30, "first"));
        fixture.load(Rows.world(30, "second"));

        assertThat(fixture.texts("SELECT has_table_privilege('reader_of_loads', 'booking', 'SELECT')::text"
                        + " || (SELECT tableowner FROM pg_tables WHERE schemaname = 'public' AND tablename = 'venue')"
                        + " || has_table_privilege('reader_of_loads', 'stock', 'SELECT')"))
                .containsExactly("truereader_of_loadsfalse");
    }

    @Test
    void progressNamesEveryStepAndEveryTable() {
        List<Step> steps = new ArrayList<>();
        List<String> copies = new ArrayList<>();
        fixture.load(Rows.world(30, "first"), LoadSettings.defaults(), new LoadProgress() {
            @Override
            public void started(Step step) {
                steps.add(step);
            }

            @Override
            public void copied(String table, long bytes, long lines) {
                copies.add(table + " " + lines);
            }
        });

        assertThat(steps)
                .isEqualTo(LoadPlan.load(Catalog.tables(), Catalog.references()).steps());
        assertThat(copies)
                .containsExactly(
                        "booking 30",
                        "iris_venues 30",
                        "mediation 30",
                        "offer 60",
                        "offerer 30",
                        "venue 30",
                        "stock 30");
    }
}
