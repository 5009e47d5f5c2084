package app.passculture.data.orchestration.local;

import app.passculture.data.orchestration.demo.DemoWorld;
import app.passculture.data.orchestration.demo.NextDay;
import app.passculture.data.orchestration.demo.WebVisits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Lets a day pass in a platform that runs: people come, look at recommendations and book; then every pipeline runs for that day. */
final class AnotherDay {

    private static final int VISITORS = 200;
    private static final int MORNING = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** In the order of their data; the day of the export is said, because it takes whole days. */
    private static final String EXPORT = "export_cloudsql_tables_to_bigquery_v1";

    private static final List<String> FOLLOWING = List.of(
            "import_data_analytics_v6",
            "recommendation_cloud_sql_v1",
            "train_recommendation_model",
            "kpi",
            "monitoring");

    private final Options options;
    private final Clock clock;
    private final Narration narration;
    private final Secrets secrets;

    AnotherDay(Options options, Clock clock, Narration narration) {
        this.options = options;
        this.clock = clock;
        this.narration = narration;
        this.secrets = new Secrets(options.data().secrets(), new SecureRandom());
    }

    int run() {
        if (!Files.exists(Databases.portFile(options.data()))) {
            throw new LocalException.BadRequest("%s holds no platform: run ./start first."
                    .formatted(options.data().root()));
        }
        try (HttpClient http = HttpClient.newHttpClient();
                var scheduler =
                        new SchedulerClient(options.schedulerPort(), secrets.secret(SchedulerServer.PASSWORD))) {
            String before = model(recommend(http, 1));
            DataSource application = application();
            live(application);
            look(application, http);
            follow(scheduler, NextDay.now(application));
            awaitNewModel(http, before);
            return 0;
        }
    }

    /** The libraries say what went wrong in one sentence too; the rest is for the log. */
    private void step(String title, Consumer<ProgressLine> work) {
        narration.step(title, line -> {
            try {
                work.accept(line);
            } catch (LocalException e) {
                throw e;
            } catch (RuntimeException e) {
                throw LocalException.in(title, e, options.data().record(e));
            }
        });
    }

    private DataSource application() {
        DataSource application = Databases.running(options.data(), secrets).connect(Databases.APPLICATION);
        if (!DemoWorld.isIn(application)) {
            throw new LocalException.BadRequest("The application database holds no demo world: run ./start first.");
        }
        return application;
    }

    private void live(DataSource application) {
        step("A day passes", line -> {
            NextDay day = NextDay.passIn(application);
            new WebVisits(application).goOn();
            line.advance(
                    "%,d people, %,d bookings, %,d favourites"
                            .formatted(day.people(), day.bookings(), day.favourites()),
                    1,
                    1);
        });
    }

    private void look(DataSource application, HttpClient http) {
        step("They look at what is recommended to them", line -> {
            List<Long> users = NextDay.visitors(application, VISITORS);
            users.forEach(user -> recommend(http, user));
            line.advance(users.size() + " answers", 1, 1);
        });
    }

    /** Each for the day that ends the morning after. */
    private void follow(SchedulerClient scheduler, Instant until) {
        Instant end = morningAfter(until);
        String run = "another_day__" + LocalDate.ofInstant(until, ZoneOffset.UTC) + "__" + clock.instant();
        Map<String, String> day =
                Map.of("before", LocalDate.ofInstant(end, ZoneOffset.UTC).toString());
        step("Running " + EXPORT, _ -> scheduler.run(EXPORT, run, request(run, end, day)));
        FOLLOWING.forEach(pipeline ->
                step("Running " + pipeline, _ -> scheduler.run(pipeline, run, request(run, end, Map.of()))));
    }

    private static Map<String, ?> request(String run, Instant end, Map<String, String> parameters) {
        return Map.of(
                "dag_run_id",
                run,
                "data_interval_start",
                end.minus(Duration.ofDays(1)).toString(),
                "data_interval_end",
                end.toString(),
                "conf",
                parameters,
                "note",
                "./start --another-day");
    }

    static Instant morningAfter(Instant moment) {
        Instant morning =
                LocalDate.ofInstant(moment, ZoneOffset.UTC).atTime(MORNING, 0).toInstant(ZoneOffset.UTC);
        return morning.isBefore(moment) ? morning.plus(Duration.ofDays(1)) : morning;
    }

    private void awaitNewModel(HttpClient http, String before) {
        Instant deadline = clock.instant().plus(PATIENCE);
        String now = before;
        while (now.equals(before)) {
            if (clock.instant().isAfter(deadline)) {
                throw new LocalException.PartFailed("The API still answers with the model " + before + ": see its log, "
                        + options.data().logs().resolve("api.log"));
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            now = model(recommend(http, 1));
        }
        narration.say("");
        narration.say("The API answers with the model " + now + "; before that day it was " + before + ".");
    }

    private static String model(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Reco-Model-Version").orElse("none");
    }

    private HttpResponse<String> recommend(HttpClient http, long user) {
        URI uri = URI.create("http://localhost:%d/recommendation/%d?longitude=2.33&latitude=48.83"
                .formatted(options.apiPort(), user));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-API-Key", secrets.secret("api/API_TOKEN"))
                .build();
        HttpResponse<String> answer = SchedulerClient.exchange(http, request, "The recommendation API", "API_PORT");
        if (answer.statusCode() != 200) {
            throw new LocalException.PartFailed(
                    "The recommendation API answers %d to %s: %s".formatted(answer.statusCode(), uri, answer.body()));
        }
        return answer;
    }
}
