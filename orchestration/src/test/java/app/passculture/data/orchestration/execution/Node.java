package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.log.LogKey;
import app.passculture.data.orchestration.log.LogLine;
import app.passculture.data.orchestration.log.LogStore;
import app.passculture.data.orchestration.log.TaskLogs;
import app.passculture.data.orchestration.pipeline.Environment;
import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.PipelineLoader;
import app.passculture.data.orchestration.pipeline.RunFacts;
import app.passculture.data.orchestration.pipeline.Surroundings;
import app.passculture.data.orchestration.pipeline.schedule.DataInterval;
import app.passculture.data.orchestration.pipeline.spec.RunType;
import app.passculture.data.orchestration.run.RunEvent;
import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A node of one test: the real execution with a journal that is a map and a queue. */
final class Node implements AutoCloseable {

    static final Surroundings SURROUNDINGS =
            new Surroundings(new Environment("test", true), Map.of("table", "offers"), Map.of());

    private static final DataInterval DAY =
            new DataInterval(Instant.parse("2026-11-24T00:00:00Z"), Instant.parse("2026-11-25T00:00:00Z"));

    private final Map<String, TaskOutput> outputs = new ConcurrentHashMap<>();
    private final Map<UUID, BlockingQueue<Report>> reports = new ConcurrentHashMap<>();
    private final AtomicLong attempts = new AtomicLong();
    private final TaskLogs logs;
    private final TaskExecution execution;

    /** What was reported. */
    record Report(RunEvent.Report event, @Nullable TaskOutput output) {}

    Node(Path directory, Services services, ProcessSettings processes, Duration grace) {
        TestVault vault = new TestVault();
        this.logs = new TaskLogs(
                LogStore.inDirectory(directory.resolve("logs")),
                vault::masked,
                TaskLogs.Limits.usual(),
                Clock.systemUTC());
        Office office = new Office(
                logs,
                (reader, producer) ->
                        Optional.ofNullable(outputs.get(reader.facts().run() + producer)),
                services,
                vault,
                Clock.systemUTC());
        this.execution = new TaskExecution(office, processes, grace, this::report);
    }

    static Node in(Path directory) {
        return new Node(
                directory,
                Services.none(),
                new ProcessSettings(
                        64, List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), null, null, Duration.ofSeconds(60)),
                Duration.ofSeconds(30));
    }

    private void report(Order order, RunEvent.Report event, @Nullable TaskOutput output) {
        if (output != null) {
            outputs.put(order.facts().run() + order.task().id(), output);
        }
        reports(order.attempt()).add(new Report(event, output));
    }

    private BlockingQueue<Report> reports(UUID attempt) {
        return reports.computeIfAbsent(attempt, _ -> new LinkedBlockingQueue<>());
    }

    static LoadedPipeline load(Pipeline pipeline) {
        return new PipelineLoader(SURROUNDINGS).load(pipeline);
    }

    Order order(LoadedPipeline pipeline, String task) {
        return order(pipeline, task, "{}");
    }

    Order order(LoadedPipeline pipeline, String task, String parameters) {
        int number =
                pipeline.spec().tasks().stream().map(spec -> spec.id()).toList().indexOf(task);
        RunFacts facts = new RunFacts(pipeline.spec().id(), "run", RunType.SCHEDULED, DAY, DAY.end());
        UUID attempt = new UUID(7, attempts.incrementAndGet());
        return new Order(1, facts, parameters, pipeline, new Order.Attempted(number, 1, attempt));
    }

    TaskExecution execution() {
        return execution;
    }

    /** The next report of an attempt. */
    Report next(Order order) throws InterruptedException {
        Report report = reports(order.attempt()).poll(60, TimeUnit.SECONDS);
        if (report == null) {
            throw new AssertionError(order.task().id() + " has not reported; its log: " + log(order));
        }
        return report;
    }

    boolean hasReported(Order order) {
        return !reports(order.attempt()).isEmpty();
    }

    /** Starts an order and answers what it reports after its start. */
    Report run(Order order) throws InterruptedException {
        execution.start(order);
        started(order);
        return next(order);
    }

    void started(Order order) throws InterruptedException {
        Report first = next(order);
        if (!(first.event() instanceof RunEvent.Started)) {
            throw new AssertionError(order.task().id() + " has not started but " + first + "; its log: " + log(order));
        }
    }

    void produced(LoadedPipeline pipeline, String task, TaskOutput output) {
        outputs.put("run" + task, output);
    }

    TaskLogs logs() {
        return logs;
    }

    List<LogLine> log(Order order) {
        return logs.read(
                        new LogKey(order.facts().pipeline(), "run", order.task().id(), 1), 0)
                .lines();
    }

    List<String> said(Order order) {
        return log(order).stream().map(LogLine::event).toList();
    }

    @Override
    public void close() {
        execution.close();
    }

    private static final class TestVault implements Vault {

        @Override
        public Optional<String> variable(String key) {
            return key.equals("bucket") ? Optional.of("data-bucket") : Optional.empty();
        }

        @Override
        public Optional<NamedConnection> connection(String id) {
            return Optional.of(
                    new NamedConnection(id, "mysql", null, "host", "reader", "s3cret-word", 3306, null, null));
        }

        @Override
        public String masked(String text) {
            return text.replace("s3cret-word", "***");
        }
    }
}
