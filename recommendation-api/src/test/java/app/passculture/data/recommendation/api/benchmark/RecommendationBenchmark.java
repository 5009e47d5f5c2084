package app.passculture.data.recommendation.api.benchmark;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import app.passculture.data.recommendation.model.ConstantModel;
import app.passculture.data.recommendation.model.Model;
import app.passculture.data.recommendation.model.registry.ModelRegistry;
import app.passculture.data.recommendation.model.registry.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Loads the recommendation route and, in the same run, a route of the same server that does nothing; prints both. */
final class RecommendationBenchmark {
    private static final String TOKEN = "benchmark";
    private static final int REQUESTS = 10_000;

    /** Ten ids and the name of their array, in quotes. */
    private static final int QUOTES = 22;

    private final BenchmarkSettings settings;
    private final Target noOp;
    private final Target recommendation;
    private final Processes processes;

    private RecommendationBenchmark(
            BenchmarkSettings settings, Target noOp, Target recommendation, Processes processes) {
        this.settings = settings;
        this.noOp = noOp;
        this.recommendation = recommendation;
        this.processes = processes;
    }

    static void main(String[] arguments) throws IOException {
        var settings = BenchmarkSettings.parse(arguments);
        Files.createDirectories(settings.output());
        say("Building a city in an embedded PostgreSQL …");
        var population = Population.settleIn(EmbeddedDatabase.create());
        try (var api = ApiProcess.start(settings, population.database(), variables(settings, population))) {
            var benchmark = new RecommendationBenchmark(
                    settings,
                    noOp(api.port()),
                    recommendation(api.port(), population),
                    new Processes(api.handle(), population.postmaster()));
            benchmark.warmUp();
            System.out.println(new Report(settings, population, benchmark.rounds()).text());
        }
    }

    private static Map<String, String> variables(BenchmarkSettings settings, Population population) throws IOException {
        var registry = Files.createTempDirectory(settings.output(), "models");
        new ModelRegistry(registry, Clock.systemUTC()).publish("home", model(settings, population), Provenance.none());
        return Map.of(
                "API_TOKEN",
                TOKEN,
                "AB_TESTING_TABLE",
                Population.EXPERIMENT,
                "MODEL_REGISTRY",
                registry.toAbsolutePath().toString(),
                "MODEL_NAME",
                "home");
    }

    private static Model model(BenchmarkSettings settings, Population population) {
        return settings.model().equals(ConstantModel.KIND)
                ? ConstantModel.ONE
                : population.model(Clock.systemUTC().instant(), new SplittableRandom(1));
    }

    private static Target noOp(int port) {
        return new Target("/check", port, List.of(HttpConnection.get("/check")), answer -> answer.status() == 200);
    }

    private static Target recommendation(int port, Population population) {
        var requests = population.requests(REQUESTS, TOKEN, new SplittableRandom(2)).stream()
                .map(HttpConnection::get)
                .toList();
        return new Target(
                "/recommendation/{id}",
                port,
                requests,
                answer -> answer.status() == 200 && answer.occurrences('"') == QUOTES);
    }

    private void warmUp() {
        say("Warming up for %s …".formatted(settings.warmUp()));
        var load = new Load(settings.connections(), settings.warmUp().dividedBy(2), processes::spent);
        load.closed(noOp);
        load.closed(recommendation);
        callEveryUserOnce();
    }

    /** A user's first call asks the database for the group, later ones do not; what is measured is the latter. */
    private void callEveryUserOnce() {
        var outcome = new Load(settings.connections(), Duration.ofSeconds(1), processes::spent)
                .open(recommendation, recommendation.requests().size());
        if (outcome.bad() > 0) {
            throw new IllegalStateException("%d of %d answers are not ten offers; see the API's log"
                    .formatted(outcome.bad(), outcome.requests()));
        }
    }

    private List<Round> rounds() {
        var load = new Load(settings.connections(), settings.spell(), processes::spent);
        var rounds = new ArrayList<Round>();
        for (var round = 1; round <= settings.rounds(); round++) {
            say("Round %d of %d …".formatted(round, settings.rounds()));
            rounds.add(new Round(
                    load.closed(noOp),
                    load.closed(recommendation),
                    load.open(noOp, settings.rate()),
                    load.open(recommendation, settings.rate())));
        }
        return rounds;
    }

    private static void say(String what) {
        System.err.println(what);
    }
}
