package app.passculture.data.orchestration.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.demo.DemoWorld;
import app.passculture.data.orchestration.demo.NextDay;
import app.passculture.data.orchestration.demo.Progress;
import app.passculture.data.orchestration.demo.SurveyEndpoint;
import app.passculture.data.orchestration.demo.WebVisits;
import app.passculture.data.orchestration.demo.WorldSize;
import app.passculture.data.orchestration.rehearsal.Rehearsal;
import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.vault.Vault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo world as Matomo and Typeform would have it, through the real code of the pipelines. */
class DemoSourcesTest {

    @TempDir
    private Path directory;

    @Test
    void thePipelinesFindVisitsAndAnswersOfThePeopleOfTheWorld() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
                MatomoBench bench = MatomoBench.in(directory)) {
            DataSource application = postgres.getPostgresDatabase();
            DemoWorld.generate(WorldSize.TINY, 42, Instant.parse("2026-11-22T10:00:00Z"))
                    .write(application, Progress.SILENT);
            WebVisits visits = new WebVisits(application);
            visits.goOn();
            visits.goOn();
            assertThat(count(application, "select count(*) from matomo.log_visit"))
                    .isGreaterThan(40)
                    .isEqualTo(
                            count(
                                    application,
                                    "select count(*) from booking where \"dateCreated\" > (select max(\"dateCreated\") from booking) - interval '14 days'"));

            refresh(bench, postgres, "2026-11-23T04:00:00Z");
            long first = (Long)
                    bench.rows("select count(*) from raw.log_visit").getFirst().getFirst();
            assertThat(first).isEqualTo(count(application, "select count(*) from matomo.log_visit"));
            String booked =
                    "from (select distinct \"offerId\" from stock join booking on booking.\"stockId\" = stock.\"id\" "
                            + "where booking.\"dateCreated\" > (select max(\"dateCreated\") from booking) - interval '14 days' "
                            + "and \"offerId\" between 256 and 16777215) as booked";
            assertThat(bench.rows(
                                    "select count(*), sum(cast(url_data.dehumanize_offer_id as int64)) from clean.log_action_preprocessed where url_data.dehumanize_offer_id is not null")
                            .getFirst())
                    .as("offers as the SQL project reads them from the addresses of pages")
                    .isEqualTo(List.of(
                            count(application, "select count(*) " + booked),
                            count(application, "select sum(\"offerId\") " + booked)));

            NextDay.passIn(application);
            visits.goOn();
            refresh(bench, postgres, "2026-11-24T04:00:00Z");
            assertThat((Long) bench.rows("select count(*) from raw.log_visit")
                            .getFirst()
                            .getFirst())
                    .isGreaterThan(first)
                    .isEqualTo(count(application, "select count(*) from matomo.log_visit"));

            try (SurveyEndpoint survey = SurveyEndpoint.start(application, "k3y-of-demo")) {
                bench.provide(Rehearsal.of(new SurveyImport()).at("2026-11-24T04:30:00Z"))
                        .providing(
                                Vault.class,
                                Connections.of(new NamedConnection(
                                        "typeform",
                                        "http",
                                        null,
                                        "127.0.0.1",
                                        null,
                                        "k3y-of-demo",
                                        survey.port(),
                                        null,
                                        "{\"form\": \"demo\"}")))
                        .run()
                        .assertSucceeded();
            }
            assertThat(bench.rows("select count(distinct culturalsurvey_id) from clean.survey_qpi_answers")
                            .getFirst()
                            .getFirst())
                    .isEqualTo(count(application, "select count(distinct \"culturalSurveyId\") from \"user\""));
        }
    }

    private static void refresh(MatomoBench bench, EmbeddedPostgres postgres, String moment) {
        NamedConnection matomo = new NamedConnection(
                "mysql_scalingo",
                "postgres",
                null,
                "localhost",
                "postgres",
                "any",
                postgres.getPort(),
                "postgres",
                "{\"tunnel\": \"none\", \"schema\": \"matomo\"}");
        bench.provide(Rehearsal.of(new MatomoRefresh()).at(moment))
                .providing(Vault.class, Connections.of(matomo))
                .run()
                .assertSucceeded();
    }

    private static long count(DataSource database, String sql) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
