package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.pipeline.Pipeline;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Measures the engine on a PostgreSQL with fsync on, beside db-scheduler's bare queue on the same server; prints a table. */
final class SchedulerBenchmark {

    /** When the code of a task began, by run and task, in nanoseconds. */
    private static final Map<String, Long> STARTS = new ConcurrentHashMap<>();

    private static final Pipeline CHAIN = d -> d.pipeline("chain", p -> {
        var before = p.run("t0", context -> started(context.run().run(), 0));
        for (int i = 1; i < 100; i++) {
            int task = i;
            before = p.run("t" + i, context -> started(context.run().run(), task))
                    .after(before);
        }
    });

    private static final Pipeline FAN = d -> d.pipeline(
            "fan",
            p -> IntStream.range(0, 1_000).forEach(i -> p.run("t" + i, _ -> {}).pool("sixty_four")));

    private static final Pipeline ONE = d ->
            d.pipeline("one", p -> p.run("t0", context -> started(context.run().run(), 0)));

    private final PrintStream out;
    private final EmbeddedPostgres postgres;
    private final String url;

    private SchedulerBenchmark(PrintStream out, EmbeddedPostgres postgres) {
        this.out = out;
        this.postgres = postgres;
        this.url = postgres.getJdbcUrl("postgres", "postgres") + "&currentSchema=orchestration";
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        if (arguments.length == 1 && arguments[0].startsWith("jdbc:")) {
            IdleBenchmark.node(arguments[0]);
        } else {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("max_wal_size", "2GB")
                    .start()) {
                new SchedulerBenchmark(out, postgres).run(Set.of(arguments));
            }
        }
    }

    private static void started(String run, int task) {
        STARTS.put(run + " " + task, System.nanoTime());
    }

    private void run(Set<String> wanted) throws IOException, InterruptedException {
        Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                .locations("classpath:db/orchestration")
                .schemas("orchestration")
                .load()
                .migrate();
        JdbcClient sql = JdbcClient.create(postgres.getPostgresDatabase());
        out.printf(
                "PostgreSQL %s, fsync %s, synchronous_commit %s; %d cores; load average %.1f at the start%n",
                text(sql, "SHOW server_version"),
                text(sql, "SHOW fsync"),
                text(sql, "SHOW synchronous_commit"),
                Runtime.getRuntime().availableProcessors(),
                load());
        out.println("| what | figure |");
        out.println("|---|---|");
        for (Part part : parts()) {
            if (wanted.isEmpty() || wanted.contains(part.name())) {
                part.work().run();
            }
        }
        out.printf("load average %.1f at the end%n", load());
    }

    private List<Part> parts() {
        return List.of(
                new Part("latency", this::latency),
                new Part("throughput", new ThroughputBenchmark(url, out)::run),
                new Part("queue", this::queue),
                new Part("failover", new FailoverBenchmark(url, out)::run),
                new Part("idle", new IdleBenchmark(url, out)::run));
    }

    /** What can be measured by itself. */
    private record Part(String name, Work work) {
        interface Work {
            void run() throws IOException, InterruptedException;
        }
    }

    private void latency() {
        JdbcClient.create(postgres.getPostgresDatabase())
                .sql("INSERT INTO orchestration.pool (name, slots) VALUES ('sixty_four', 64)")
                .update();
        try (TestNode node =
                TestNode.on(url, TestNode.Way.plain(), CHAIN, FAN, ONE).start()) {
            chain(node);
            fan(node);
            trigger(node);
        }
    }

    private void queue() throws InterruptedException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(postgres.getPostgresDatabase());
            pool.setMaximumPoolSize(20);
            new QueueBenchmark(pool, out).run();
        }
    }

    private static String text(JdbcClient sql, String query) {
        return sql.sql(query).query(String.class).single();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static double seconds(TestNode node, String pipeline) {
        long begin = System.nanoTime();
        String run = node.trigger(pipeline);
        node.awaitState(pipeline, run, "success", Duration.ofSeconds(60));
        return node.sql()
                .sql(
                        "SELECT extract(epoch FROM ended_at - queued_at)::float8 FROM run WHERE pipeline = ? AND run_id = ?")
                .param(pipeline)
                .param(run)
                .query(Double.class)
                .optional()
                .orElse((System.nanoTime() - begin) / 1e9);
    }

    private void chain(TestNode node) {
        IntStream.range(0, 5).forEach(_ -> seconds(node, "chain"));
        STARTS.clear();
        double[] times = IntStream.range(0, 10)
                .mapToDouble(_ -> seconds(node, "chain"))
                .sorted()
                .toArray();
        List<String> runs = STARTS.keySet().stream()
                .map(key -> key.substring(0, key.indexOf(' ')))
                .distinct()
                .toList();
        double[] hops = runs.stream()
                .flatMapToDouble(run -> IntStream.range(1, 100).mapToDouble(i -> hop(run, i)))
                .sorted()
                .toArray();
        out.printf("| chain of 100, from the trigger to the end, median of 10 | %.2f s |%n", times[times.length / 2]);
        out.printf(
                "| hop, from the start of a task to the start of the next | p50 %.1f ms, p99 %.1f ms |%n",
                at(hops, 0.5), at(hops, 0.99));
    }

    private static double hop(String run, int task) {
        return (STARTS.getOrDefault(run + " " + task, 0L) - STARTS.getOrDefault(run + " " + (task - 1), 0L)) / 1e6;
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1.0, sorted.length * share)];
    }

    private void fan(TestNode node) {
        IntStream.range(0, 3).forEach(_ -> seconds(node, "fan"));
        double[] times = IntStream.range(0, 5)
                .mapToDouble(_ -> seconds(node, "fan"))
                .sorted()
                .toArray();
        out.printf("| fan-out of 1,000 through a pool of 64 slots, median of 5 | %.2f s |%n", times[2]);
    }

    private void trigger(TestNode node) {
        double[] delays = IntStream.range(0, 60)
                .mapToDouble(_ -> {
                    long begin = System.nanoTime();
                    String run = node.trigger("one");
                    node.awaitState("one", run, "success");
                    return (STARTS.getOrDefault(run + " 0", begin) - begin) / 1e6;
                })
                .skip(20)
                .sorted()
                .toArray();
        out.printf("| trigger → first task starts | p50 %.1f ms, p99 %.1f ms |%n", at(delays, 0.5), at(delays, 0.99));
    }
}
