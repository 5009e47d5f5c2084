package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.pipeline.Pipeline;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static Pipeline ten(int number) {
        return d -> d.pipeline("ten_" + number, p -> {
            p.maxActiveRuns(10);
            var before = p.call("t0", Long.class, _ -> 1L);
            for (int i = 1; i < 10; i++) {
                before = p.reading(before.output()).call("t" + i, Long.class, (n, _) -> n + 1);
            }
        });
    }

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
        if (arguments.length == 1) {
            idleNode(arguments[0]);
        } else {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("max_wal_size", "2GB")
                    .start()) {
                new SchedulerBenchmark(out, postgres).run();
            }
        }
    }

    private static void started(String run, int task) {
        STARTS.put(run + " " + task, System.nanoTime());
    }

    private void run() throws Exception {
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
        sql.sql("INSERT INTO orchestration.pool (name, slots) VALUES ('sixty_four', 64)")
                .update();
        List<Pipeline> all = new ArrayList<>(List.of(CHAIN, FAN, ONE));
        IntStream.range(0, 100).forEach(i -> all.add(ten(i)));
        try (TestNode node = TestNode.on(url, TestNode.Way.plain(), all.toArray(Pipeline[]::new))
                .start()) {
            chain(node);
            fan(node);
            trigger(node);
            many(node);
        }
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(postgres.getPostgresDatabase());
            pool.setMaximumPoolSize(20);
            new QueueBenchmark(pool, out).run();
        }
        failover();
        idle();
        out.printf("load average %.1f at the end%n", load());
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

    /** Made while the pipelines are paused, so that it is not the making of runs that is measured. */
    private void many(TestNode node) throws InterruptedException {
        node.sql().sql("UPDATE pipeline SET paused = true WHERE id LIKE 'ten%'").update();
        IntStream.range(0, 10)
                .forEach(_ -> IntStream.range(0, 100).forEach(pipeline -> node.trigger("ten_" + pipeline)));
        long cpu = cpuNanos();
        node.sql()
                .sql("UPDATE pipeline SET paused = false WHERE id LIKE 'ten%'")
                .update();
        while (node.count("SELECT count(*)::int FROM run WHERE state = 'success' AND pipeline LIKE 'ten%'") < 1_000) {
            Thread.sleep(50);
        }
        double took = node.sql()
                .sql(
                        "SELECT extract(epoch FROM max(ended_at) - min(started_at))::float8 FROM run WHERE pipeline LIKE 'ten%'")
                .query(Double.class)
                .optional()
                .orElseThrow();
        out.printf(
                "| 100 pipelines × 10 runs × 10 tasks, each with an output | %.0f tasks/s (%.1f s; %.1f s of CPU) |%n",
                10_000 / took, took, (cpuNanos() - cpu) / 1e9);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private void failover() throws Exception {
        Path log = Files.createTempFile("node", ".log");
        try (TestNode here = TestNode.on(url, TestNode.Way.plain(), NodeProcess.PIPELINE);
                NodeProcess other = NodeProcess.start(url, Duration.ofMinutes(5), log)) {
            String run = here.trigger("mortal");
            while (!"running".equals(here.tasks("mortal", run).get("slow"))) {
                Thread.sleep(20);
            }
            here.start();
            other.kill();
            long killed = System.nanoTime();
            here.awaitState("mortal", run, "success");
            out.printf(
                    "| kill -9 of a node → its task has run again elsewhere | %.1f s |%n",
                    (System.nanoTime() - killed) / 1e9);
        }
    }

    private static void idleNode(String url) throws InterruptedException {
        Pipeline[] pipelines =
                IntStream.range(0, 100).mapToObj(SchedulerBenchmark::ten).toArray(Pipeline[]::new);
        TestNode.on(url, TestNode.Way.plain(), pipelines).start();
        Thread.sleep(Duration.ofMinutes(5));
    }

    private void idle() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SchedulerBenchmark.class.getName(),
                        url)
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("idle", ".log").toFile())
                .start();
        try {
            // Nodes that have ended are looked after for thirty seconds.
            Thread.sleep(Duration.ofSeconds(45));
            JdbcClient sql = JdbcClient.create(postgres.getPostgresDatabase());
            long statements = transactions(sql);
            long ticks = ticks(process.pid());
            Thread.sleep(Duration.ofSeconds(20));
            double perSecond = (transactions(sql) - statements) / 20.0;
            double cpu = (ticks(process.pid()) - ticks) / 20.0;
            out.printf(
                    "| idle node with 100 pipelines | %.1f %% of a core, %d MB resident, %.1f transactions/s |%n",
                    cpu, resident(process.pid()), perSecond);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Clock ticks of a hundredth of a second that a process has used. */
    private static long ticks(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.UTF_8);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    /** Statistics reach the view a second after the fact, so the query itself counts a little too. */
    private static long transactions(JdbcClient sql) {
        return sql.sql("SELECT xact_commit FROM pg_stat_database WHERE datname = 'postgres'")
                .query(Long.class)
                .single();
    }
}
