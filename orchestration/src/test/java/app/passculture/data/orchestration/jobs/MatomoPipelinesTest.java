package app.passculture.data.orchestration.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.jobs.matomo.MariaDb;
import app.passculture.data.orchestration.jobs.matomo.SshGateway;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.rehearsal.Rehearsal;
import app.passculture.data.orchestration.rehearsal.Rehearsed;
import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real code of the tasks, from a real MariaDB through a real tunnel into the embedded warehouse. */
class MatomoPipelinesTest {

    private static final String DATABASE = "pipelines";

    @TempDir
    private Path directory;

    private final MariaDb mariaDb = MariaDb.shared();
    private Instant now = Instant.parse("2021-03-10T04:00:00Z");
    private Connection matomo;
    private SshGateway gateway;
    private MatomoBench bench;

    @BeforeEach
    void openEverything() throws Exception {
        matomo = mariaDb.fresh(DATABASE);
        gateway = new SshGateway();
        bench = MatomoBench.in(directory);
    }

    @AfterEach
    void closeEverything() throws Exception {
        bench.close();
        gateway.close();
        matomo.close();
    }

    @Test
    void theFirstRefreshBringsEverythingAsItIs() throws Exception {
        fill();
        run(new MatomoRefresh()).assertSucceeded();

        assertThat(
                        bench.rows(
                                "select idvisit, idvisitor, visit_last_action_time, visitor_localtime, config_cookie, location_latitude, location_city, location_provider from raw.log_visit order by idvisit"))
                .hasToString("[[10, AQIDBAUGBwg=, 2021-03-08T10:00:00Z, 11:00:00, 1, 48.85, Paris, ], "
                        + "[11, ERITFBUWFxg=, 2021-03-09T12:30:15Z, 13:00:00, 0, null, null, null]]");
        assertThat(bench.rows("select name, _hash from raw.log_action order by idaction"))
                .contains(
                        List.of("app.passculture.beta.gouv.fr/offre/details/AVUQ/mediation", 4_294_967_295L),
                        List.of("Une \"page\", avec\ndeux lignes", 7L),
                        List.of("", 10L));
        assertThat(bench.rows("select user_id_dehumanized from clean.log_visit_preprocessed order by idvisit"))
                .hasToString("[[1234], [256]]");
        assertThat(
                        bench.rows(
                                "select raw_data.idaction, url_data.dehumanize_offer_id, tracker_data.module_name from clean.log_action_preprocessed order by 1"))
                .hasToString("[[1, 1385, null], [2, null, null], [3, null, Reco]]");
        assertThat(bench.rows("select idlink_va from clean.log_link_visit_action_preprocessed order by 1"))
                .hasToString("[[100], [101], [102]]");
        assertThat(bench.rows("select name from clean.goal")).hasToString("[[Réservation]]");
        assertThat(bench.exchange().buckets().list("data", "")).isEmpty();
        assertThat(gateway.forwarded()).isPositive();
        assertThat(gateway.open()).isZero();
    }

    @Test
    void anEmptyDayAndASecondRunOnOneDayChangeNothing() throws Exception {
        fill();
        load();
        var before = everything();
        load();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aDatabaseWithoutAnyVisitIsNoFailure() {
        load();
        assertThat(bench.rows("select count(*) from raw.log_visit")).hasToString("[[0]]");
    }

    @Test
    void aLongVisitIsFoundThoughItsIdIsOldAndConversionsAreToldApart() throws Exception {
        fill();
        load();
        MariaDb.run(matomo, """
                UPDATE log_visit SET visit_last_action_time = '2021-03-09 23:00:00', visit_total_time = 50000 WHERE idvisit = 10;
                INSERT INTO log_conversion (idvisit, idgoal, buster, idsite, idvisitor, server_time, url, visitor_count_visits)
                VALUES (123, 0, 0, 1, x'0102030405060708', '2021-03-09 13:00:00', 'https://app.passculture.beta.gouv.fr/', 1);
                INSERT INTO log_action (idaction, name, hash, type) VALUES (6, 'Module name: B - Offer id: AEAA', 1, 12);
                INSERT INTO log_link_visit_action (idlink_va, idsite, idvisitor, idvisit, server_time, idaction_event_action)
                VALUES (103, 1, x'0102030405060708', 10, '2021-03-09 23:00:00', 6)""");
        run(new MatomoRefresh()).assertSucceeded();

        assertThat(bench.rows("select idvisit, visit_total_time from raw.log_visit order by 1"))
                .hasToString("[[10, 50000], [11, 1815]]");
        assertThat(bench.rows("select idvisit, idgoal, buster from raw.log_conversion order by 1"))
                .hasToString("[[1, 23, 0], [12, 3, 0], [123, 0, 0]]");
        assertThat(bench.rows("select idlink_va from clean.log_link_visit_action_preprocessed order by 1"))
                .hasToString("[[100], [101], [102], [103]]");
    }

    @Test
    void theHistoryTakesThePlaceOfWhatWasThereAndTheRefreshGoesOnFromIt() throws Exception {
        fill();
        load();
        rehearse(new MatomoHistory(), database(MariaDb.PASSWORD), gateway.connection())
                .with(new MatomoHistory.From(LocalDate.of(2021, 3, 9)))
                .run()
                .assertSucceeded();
        assertThat(bench.rows("select idvisit from raw.log_visit")).hasToString("[[11]]");
        assertThat(bench.rows("select idlink_va from raw.log_link_visit_action order by 1"))
                .hasToString("[[101], [102]]");
        assertThat(bench.rows("select count(*) from raw.log_action")).hasToString("[[5]]");
        load();
        assertThat(bench.rows("select idvisit from raw.log_visit")).hasToString("[[11]]");
    }

    @Test
    void aColumnThatIsGoneIsNamedAndOneOnlyOfProductionIsEmpty() throws Exception {
        fill();
        MariaDb.run(matomo, "ALTER TABLE log_visit DROP COLUMN location_provider");
        load();
        MariaDb.run(matomo, "ALTER TABLE log_visit DROP COLUMN user_id");
        withoutModels(new MatomoRefresh()).run().assertFailed().assertTries("query_log_visit", 1);
    }

    /** A refresh as far as the raw tables: building the models takes most of its time. */
    private void load() {
        withoutModels(new MatomoRefresh()).run().assertSucceeded();
    }

    private Rehearsal withoutModels(Pipeline pipeline) {
        return rehearse(pipeline, database(MariaDb.PASSWORD), gateway.connection())
                .skippingTheCodeOf("preprocess_*")
                .skippingTheCodeOf("copy_*");
    }

    private Rehearsed run(Pipeline pipeline) {
        return rehearse(pipeline, database(MariaDb.PASSWORD), gateway.connection())
                .run();
    }

    private Rehearsal rehearse(Pipeline pipeline, NamedConnection... connections) {
        now = now.plus(Duration.ofMinutes(1));
        return bench.provide(Rehearsal.of(pipeline).manual().at(now.toString()))
                .providing(Vault.class, Connections.of(connections));
    }

    private NamedConnection database(String password) {
        return new NamedConnection(
                "mysql_scalingo", "mysql", null, "127.0.0.1", MariaDb.USER, password, mariaDb.port(), DATABASE, null);
    }

    private void fill() throws IOException, SQLException {
        try (InputStream script = MatomoPipelinesTest.class.getResourceAsStream("/matomo/day.sql")) {
            MariaDb.run(matomo, new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private List<List<List<?>>> everything() {
        return List.of("log_visit", "log_link_visit_action", "log_action", "goal", "log_conversion").stream()
                .map(table -> bench.rows("select * from raw.%s as t order by to_json_string(t)".formatted(table)))
                .toList();
    }
}
