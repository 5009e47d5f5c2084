package app.passculture.data.orchestration.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import app.passculture.data.recommendation.db.catalog.Catalog;
import app.passculture.data.recommendation.db.load.CsvSource;
import app.passculture.data.recommendation.db.load.IrisLoad;
import app.passculture.data.recommendation.db.load.Load;
import app.passculture.data.recommendation.db.load.LoadProgress;
import app.passculture.data.recommendation.db.load.LoadSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReplicatedTablesTest {
    private static final ReplicatedTables TABLES =
            new ReplicatedTables(TinyWorld.database().source());

    @Test
    void sevenTablesAreThoseOfTheCatalogue() {
        assertThat(ReplicatedTables.NAMES)
                .isEqualTo(Catalog.tables().stream()
                        .map(table -> table.name().name())
                        .toList());
    }

    @Test
    void timesFlagsAndAbsencesAreWrittenAsTheWarehouseDoes() throws IOException {
        var booking = firstLine("booking");
        assertThat(booking).matches("\\d+,\\d{4}-\\d\\d-\\d\\d [0-9:.]+ UTC,\\d+,[12],\\d+,[0-9.]+,(true|false),.*");
        assertThat(firstLine("stock")).matches(".*,(true|false),.*");
    }

    @Test
    void otherTablesAreRefused() {
        assertThatThrownBy(() -> TABLES.csv("user")).hasMessageContaining("user is not replicated");
    }

    @Test
    void loaderTakesThemAndFindsTheRecommendableOffers() throws Exception {
        // The views compare with the real time, so this world ends now.
        var application = ApplicationDatabase.create().source();
        DemoWorld.generate(WorldSize.TINY, 42, Clock.systemUTC().instant()).write(application, Progress.SILENT);
        var tables = new ReplicatedTables(application);
        var recommendation = EmbeddedDatabase.create();
        new Load(recommendation.dataSource(), LoadSettings.defaults(), LoadProgress.silent(), Clock.systemUTC())
                .run(ReplicatedTables.NAMES.stream()
                        .collect(Collectors.toMap(Function.identity(), name -> source(tables, name))));
        try (var connection = recommendation.dataSource().getConnection();
                var statement = connection.createStatement();
                var offers =
                        statement.executeQuery("SELECT count(*), count(DISTINCT item_id) FROM recommendable_offers")) {
            assertThat(offers.next()).isTrue();
            assertThat(offers.getInt(1)).isEqualTo(WorldSize.TINY.recommendableOffers());
            assertThat(offers.getInt(2)).isLessThan(offers.getInt(1));
        }
    }

    @Test
    void zonesAreTakenWithTheIdsThatTheVenuesAreLinkedWith() throws Exception {
        var recommendation = EmbeddedDatabase.create().dataSource();
        assertThat(new IrisLoad(recommendation).wktCsv(TABLES::zones)).isEqualTo(987);
        var linked = TinyWorld.database().column("SELECT DISTINCT \"irisId\"::text FROM iris_venues");
        try (var connection = recommendation.getConnection();
                var statement = connection.createStatement();
                var zones = statement.executeQuery("SELECT id FROM iris_france")) {
            while (zones.next()) {
                assertThat(linked).contains(zones.getString(1));
            }
        }
    }

    private static CsvSource source(ReplicatedTables tables, String table) {
        return () -> tables.csv(table);
    }

    private static String firstLine(String table) throws IOException {
        try (var csv = TABLES.csv(table)) {
            return List.of(new String(csv.readAllBytes(), StandardCharsets.UTF_8).split("\n", 2))
                    .getFirst();
        }
    }
}
