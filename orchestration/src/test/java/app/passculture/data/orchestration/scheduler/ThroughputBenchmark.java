package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.execution.Execution;
import app.passculture.data.orchestration.execution.JournalOutputs;
import app.passculture.data.orchestration.execution.Office;
import app.passculture.data.orchestration.execution.ProcessSettings;
import app.passculture.data.orchestration.execution.Services;
import app.passculture.data.orchestration.execution.TaskExecution;
import app.passculture.data.orchestration.log.LogKey;
import app.passculture.data.orchestration.log.LogStore;
import app.passculture.data.orchestration.log.TaskLogs;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.vault.EmptyVault;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Ten thousand tasks of a thousand runs through the execution of production: each reads an output, writes one, and says five lines. */
final class ThroughputBenchmark {

    private static final int PIPELINES = 100;
    private static final int RUNS = 10;
    private static final int LINES = 5;

    private final String url;
    private final PrintStream out;

    ThroughputBenchmark(String url, PrintStream out) {
        this.url = url;
        this.out = out;
    }

    static Pipeline[] pipelines() {
        return IntStream.range(0, PIPELINES).mapToObj(ThroughputBenchmark::ten).toArray(Pipeline[]::new);
    }

    private static Pipeline ten(int number) {
        return d -> d.pipeline("ten_" + number, p -> {
            p.maxActiveRuns(RUNS);
            var before = p.call("t0", Long.class, context -> said(0, context));
            for (int i = 1; i < 10; i++) {
                before = p.reading(before.output()).call("t" + i, Long.class, (n, context) -> said(n + 1, context));
            }
        });
    }

    private static long said(long number, TaskContext<?> context) {
        IntStream.range(0, LINES)
                .forEach(line -> context.log("line " + line + ": 1234 rows of offers after " + number));
        return number;
    }

    void run() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(Path.of("orchestration", "target"), "benchmark-logs");
        TaskLogs logs =
                new TaskLogs(LogStore.inDirectory(directory), text -> text, TaskLogs.Limits.usual(), Clock.systemUTC());
        try (TestNode node = TestNode.on(
                        url,
                        TestNode.Way.plain().running((reports, database) -> execution(reports, database, logs)),
                        pipelines())
                .start()) {
            // The first ones of a JVM are those of its compiler.
            measure(node, "the first 10,000 tasks of a process");
            measure(node, "the next 10,000");
            check(node, logs);
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    private static Execution execution(Execution.Reports reports, DataSource database, TaskLogs logs) {
        Office office =
                new Office(logs, new JournalOutputs(database), Services.none(), new EmptyVault(), Clock.systemUTC());
        ProcessSettings processes = ProcessSettings.in(Path.of("none"));
        return new TaskExecution(office, processes, Duration.ofSeconds(30), reports);
    }

    /** Runs are made while the pipelines are paused, so that it is not their making that is measured. */
    private void measure(TestNode node, String which) throws InterruptedException {
        JdbcClient sql = node.sql();
        sql.sql("UPDATE pipeline SET paused = true WHERE id LIKE 'ten%'").update();
        int before = ended(node);
        long first = sql.sql("SELECT first_run_id(clock_timestamp())")
                .query(Long.class)
                .single();
        IntStream.range(0, RUNS)
                .forEach(_ -> IntStream.range(0, PIPELINES).forEach(pipeline -> node.trigger("ten_" + pipeline)));
        long cpu = cpuNanos();
        sql.sql("UPDATE pipeline SET paused = false WHERE id LIKE 'ten%'").update();
        while (ended(node) < before + RUNS * PIPELINES) {
            Thread.sleep(50);
        }
        double took = sql.sql("SELECT extract(epoch FROM max(ended_at) - min(started_at))::float8 FROM run"
                        + " WHERE pipeline LIKE 'ten%' AND id >= ?")
                .param(first)
                .query(Double.class)
                .single();
        out.printf(
                "| 100 pipelines × 10 runs × 10 tasks, each with an output and %d lines of its own in its log: %s | %.0f tasks/s (%.1f s; %.1f s of CPU) |%n",
                LINES, which, PIPELINES * RUNS * 10 / took, took, (cpuNanos() - cpu) / 1e9);
    }

    private static int ended(TestNode node) {
        return node.count("SELECT count(*)::int FROM run WHERE state = 'success' AND pipeline LIKE 'ten%'");
    }

    /** Whether each try has all it said in its file. */
    private void check(TestNode node, TaskLogs logs) {
        node.sql()
                .sql("SELECT pipeline, run_id FROM run WHERE pipeline LIKE 'ten%'")
                .query(row -> {
                    for (int task = 0; task < 10; task++) {
                        LogKey key = new LogKey(row.getString(1), row.getString(2), "t" + task, 1);
                        int lines = logs.read(key, 0).lines().size();
                        if (lines != LINES + 1) {
                            throw new IllegalStateException(key + " has " + lines + " lines");
                        }
                    }
                });
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
