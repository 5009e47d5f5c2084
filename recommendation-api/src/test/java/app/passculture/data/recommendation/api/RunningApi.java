package app.passculture.data.recommendation.api;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole API in this JVM, on a free port, with a settings line for each of its environment's variables. */
public final class RunningApi implements AutoCloseable {

    public static final String TOKEN = "a token with spaces & signs";

    private final ConfigurableApplicationContext context;

    private RunningApi(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** An API that all tests share which change nothing that others see; it goes with the JVM. */
    public static RunningApi shared() {
        return Shared.API;
    }

    /** The database behind {@link #shared}. */
    public static EmbeddedDatabase sharedDatabase() {
        return SharedDatabase.DATABASE;
    }

    public static RunningApi on(EmbeddedDatabase database, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--API_TOKEN=" + TOKEN));
        all.addAll(List.of(settings));
        return start(all.toArray(String[]::new));
    }

    public static RunningApi start(String... settings) {
        List<String> all = new ArrayList<>(List.of("--server.port=0", "--spring.main.register-shutdown-hook=false"));
        all.addAll(List.of(settings));
        return new RunningApi(new SpringApplicationBuilder(RecommendationApi.class).run(all.toArray(String[]::new)));
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The answer to GET. */
    public Reply get(String target, String... headers) {
        return call("GET", target, headers);
    }

    public Reply call(String method, String target, String... headers) {
        return Reply.to(port(), method, target, headers);
    }

    /** The answer to GET for one who knows the token. */
    public Reply getWithToken(String target) {
        return get(target, "X-API-Key: " + TOKEN);
    }

    /** Waits until the API says that it can answer. */
    public RunningApi ready() {
        return until(() -> get("/actuator/health/readiness").status() == 200);
    }

    public RunningApi until(Supplier<Boolean> condition) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(condition::get);
        return this;
    }

    /** The value of a metric as Prometheus reads it, 0 when it does not exist. */
    public double metric(String line) {
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(each -> each.startsWith(line + " "))
                .mapToDouble(each -> Double.parseDouble(each.substring(line.length() + 1)))
                .sum();
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Shared {
        static final RunningApi API = on(SharedDatabase.DATABASE).ready();
    }

    private static final class SharedDatabase {
        static final EmbeddedDatabase DATABASE = SampleData.standard();
    }
}
