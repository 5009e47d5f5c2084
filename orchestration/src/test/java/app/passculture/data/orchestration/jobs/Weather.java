package app.passculture.data.orchestration.jobs;

import app.passculture.data.analytics.warehouse.Buckets;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.orchestration.demo.DemoWorld;
import app.passculture.data.orchestration.demo.Progress;
import app.passculture.data.orchestration.demo.WorldSize;
import app.passculture.data.orchestration.execution.Opened;
import app.passculture.data.orchestration.execution.Services;
import app.passculture.data.orchestration.jobs.platform.Platforms;
import app.passculture.data.orchestration.pipeline.Environment;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.PipelineLoader;
import app.passculture.data.orchestration.pipeline.Surroundings;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec.Isolation;
import app.passculture.data.orchestration.rehearsal.Rehearsal;
import app.passculture.data.recommendation.db.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The tiny world, its two databases on a server that may be stopped, and the real platform of one machine over them. */
final class Weather {

    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final EmbeddedDatabase recommendation = EmbeddedDatabase.createOnOwnServer();
    private final PGSimpleDataSource application = new PGSimpleDataSource();
    private final Path directory;
    private Services services;

    private final Map<String, String> elsewhere = new HashMap<>();

    Weather(Path directory) {
        this.directory = directory;
        recommendation.execute("CREATE DATABASE application");
        application.setUrl(recommendation.jdbcUrl().replaceFirst("/recommendation_[0-9a-f]+", "/application"));
        application.setUser(recommendation.username());
        application.setPassword(recommendation.password());
        DemoWorld.generate(WorldSize.TINY, 42, NOW).write(application, Progress.SILENT);
        this.services = platform();
    }

    private Services platform() {
        Map<String, String> all = new HashMap<>(variables());
        all.putAll(elsewhere);
        return new Platforms(all, CLOCK).make();
    }

    DataSource application() {
        return application;
    }

    /** The platform is another one from now on, by these variables. */
    void move(Map<String, String> variables) {
        elsewhere.putAll(variables);
        services = platform();
    }

    /** Lets go of the warehouse's file, which only one process may have open; whoever comes next opens it again. */
    void letGo() throws Exception {
        if (exchange().warehouse() instanceof AutoCloseable open) {
            open.close();
        }
        services = platform();
    }

    /** What a process of its own is told. */
    Map<String, String> variables() {
        return Map.of(
                "SQL_PROJECT", "../analytics/sql",
                "WAREHOUSE", directory.resolve("warehouse").toString(),
                "BUCKETS", directory.resolve("buckets").toString(),
                "APPLICATION_DATASOURCE_URL", String.valueOf(application.getUrl()),
                "APPLICATION_DATASOURCE_USERNAME", recommendation.username(),
                "APPLICATION_DATASOURCE_PASSWORD_FILE", password(),
                "RECOMMENDATION_DATASOURCE_URL", recommendation.jdbcUrl(),
                "RECOMMENDATION_DATASOURCE_USERNAME", recommendation.username(),
                "RECOMMENDATION_DATASOURCE_PASSWORD_FILE", password());
    }

    private String password() {
        try {
            return Files.writeString(directory.resolve("password"), recommendation.password())
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EmbeddedDatabase recommendation() {
        return recommendation;
    }

    Exchange exchange() {
        return Opened.from(services, Exchange.class);
    }

    /** A run of the pipeline with the code of its tasks and what they use. */
    Rehearsal rehearse(Pipeline pipeline, String at) {
        return with(exchange(), Rehearsal.of(pipeline).at(at));
    }

    /** The same, but what the tasks read from and write to buckets goes through others. */
    Rehearsal through(Buckets buckets, Pipeline pipeline, String at) {
        Exchange usual = exchange();
        return with(
                new Exchange(usual.warehouse(), usual.layers(), buckets, usual.bucket()),
                Rehearsal.of(pipeline).at(at));
    }

    private Rehearsal with(Exchange exchange, Rehearsal rehearsal) {
        return rehearsal
                .providing(Exchange.class, exchange)
                .providing(SqlProject.class, Opened.from(services, SqlProject.class))
                .providing(RecommendationDatabase.class, Opened.from(services, RecommendationDatabase.class));
    }

    /** Only these tasks run their code: the others would do again what is done already. */
    Rehearsal only(Pipeline pipeline, String at, String... tasks) {
        Rehearsal rehearsal = rehearse(pipeline, at);
        new PipelineLoader(new Surroundings(new Environment("test", true), Map.of(), Map.of()))
                .load(pipeline).spec().tasks().stream()
                        .filter(task -> task.terms().isolation() != Isolation.NONE_NEEDED)
                        .filter(task -> !Set.of(tasks).contains(task.id()))
                        .forEach(task -> rehearsal.skippingTheCodeOf(task.id()));
        return rehearsal;
    }

    /** Runs a statement in the application's database. */
    void inApplication(String sql) {
        try (var connection = application.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** The number a query of the warehouse answers. */
    long number(String sql) {
        try (var rows = exchange().warehouse().query(Statement.of(sql))) {
            return rows.toList().getFirst().values().getFirst() instanceof Long number ? number : -1;
        }
    }

    List<String> objects() {
        return exchange().buckets().list(exchange().bucket(), "").stream()
                .map(object -> object.name().toString())
                .toList();
    }
}
