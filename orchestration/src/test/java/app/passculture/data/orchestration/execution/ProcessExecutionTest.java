package app.passculture.data.orchestration.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.passculture.data.orchestration.execution.Node.Report;
import app.passculture.data.orchestration.log.LogLine;
import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.run.Failure;
import app.passculture.data.orchestration.run.RunEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProcessExecutionTest {

    private static final LoadedPipeline CHORES = Node.load(new Chores());
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private Node node;

    @BeforeEach
    void start() {
        node = Node.in(directory);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private Failure failure(Order order) throws InterruptedException {
        Report report = node.run(order);
        assertThat(report.event()).isInstanceOf(RunEvent.Failed.class);
        return ((RunEvent.Failed) report.event()).failure();
    }

    private static long pid(Node node, Order order) {
        return node.said(order).stream()
                .filter(event -> event.startsWith("runs in process "))
                .mapToLong(event -> Long.parseLong(event.substring("runs in process ".length())))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    @Test
    void theSameCodeRunsInAProcessOfItsOwnAndReadsOutputs() throws Exception {
        Report words = node.run(node.order(CHORES, "words_isolated"));
        assertThat(words.output())
                .isEqualTo(
                        new TaskOutput.Inline(Chores.Words.class.getName(), 27, "{\"word\":\"offers\",\"times\":1}"));
        Order repeat = node.order(CHORES, "repeat_isolated");
        assertThat(node.run(repeat).output()).isEqualTo(new TaskOutput.Inline("java.lang.String", 8, "\"offers\""));
        assertThat(pid(node, repeat)).isNotEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void largeOutputsParametersAndSecretsTravel() throws Exception {
        assertThat(node.run(node.order(CHORES, "large_isolated")).output()).isInstanceOf(TaskOutput.Stored.class);
        assertThat(node.run(node.order(CHORES, "echo_isolated", "{\"text\":\"\\u0001 é\\n\"}"))
                        .output())
                .isEqualTo(new TaskOutput.Inline("java.lang.String", 13, "\"\\u0001 é\\n\""));
        Order vault = node.order(CHORES, "vault_isolated");
        assertThat(node.run(vault).event()).isInstanceOf(RunEvent.Succeeded.class);
        assertThat(node.said(vault)).contains("data-bucket as reader with ***", "missing: true", "the year is 20");
    }

    @Test
    void whateverATaskSaysIsInItsLog() throws Exception {
        Order order = node.order(CHORES, "talk_isolated");
        assertThat(node.run(order).event()).isInstanceOf(RunEvent.Succeeded.class);
        assertThat(node.said(order))
                .contains("by context, for chores/run/talk_isolated of 2026-11-24T00:00:00Z")
                .contains("by slf4j, 1", "by System.out", "by System.err, in two parts");
        assertThat(node.log(order)).extracting(LogLine::logger).contains("task", "chores", "stdout", "stderr");
    }

    @Test
    void skipsAndFailuresAreThoseOfTheCode() throws Exception {
        assertThat(node.run(node.order(CHORES, "skip_isolated")).event()).isInstanceOf(RunEvent.Skipped.class);
        Order order = node.order(CHORES, "fail_isolated");
        assertThat(failure(order).types()).startsWith("java.lang.IllegalStateException", "java.lang.RuntimeException");
        assertThat(node.log(order).getLast().error()).contains("Chores");
    }

    @Test
    void runningOutOfMemorySaysSoWithTheHeap() throws Exception {
        Failure failure = failure(node.order(CHORES, "devour"));
        assertThat(failure.message()).isEqualTo("out of memory, -Xmx32m: Java heap space");
        assertThat(failure.types()).startsWith("java.lang.OutOfMemoryError");
    }

    @Test
    void aTaskThatEndsItsProcessHasFailed() throws Exception {
        assertThat(failure(node.order(CHORES, "exit")).message())
                .isEqualTo("the process exited with code 3 before the task had ended");
    }

    @Test
    void aProcessThatIsKilledIsALossAndKeepsAllItHasSaid() throws Exception {
        Order order = node.order(CHORES, "halt_and_catch_fire");
        assertThat(node.run(order).event()).isInstanceOf(RunEvent.Lost.class);
        assertThat(node.said(order))
                .containsAll(IntStream.range(0, 1000)
                        .mapToObj(line -> "line " + line)
                        .toList())
                .anyMatch(event -> event.startsWith("the process was ended from outside by signal 9"));
    }

    @Test
    void aStoppedTaskIsInterruptedFirst() throws Exception {
        Order order = node.order(CHORES, "wait_isolated");
        node.execution().start(order);
        node.started(order);
        await().atMost(SOON).until(() -> node.said(order).contains("waits"));
        node.execution().stop(order.attempt());
        assertThat(node.next(order).event()).isInstanceOf(RunEvent.Lost.class);
        assertThat(node.log(order)).noneMatch(line -> line.event().contains("signal"));
        await().atMost(SOON).until(() -> !isAlive(pid(node, order)));
    }

    @Test
    void aTaskThatIgnoresEverythingIsKilledWithItsChildren() throws Exception {
        try (Node hasty = new Node(
                directory,
                Services.none(),
                new ProcessSettings(64, List.of("-XX:+UseSerialGC"), null, null, Duration.ofSeconds(60)),
                Duration.ofSeconds(2))) {
            Order order = hasty.order(CHORES, "parent");
            hasty.execution().start(order);
            hasty.started(order);
            await().atMost(SOON).until(() -> hasty.said(order).stream().anyMatch(event -> event.startsWith("child ")));
            long child = hasty.said(order).stream()
                    .filter(event -> event.startsWith("child "))
                    .mapToLong(event -> Long.parseLong(event.substring(6)))
                    .findFirst()
                    .orElseThrow();
            hasty.execution().stop(order.attempt());
            assertThat(hasty.next(order).event()).isInstanceOf(RunEvent.Lost.class);
            await().atMost(SOON).until(() -> !isAlive(pid(hasty, order)) && !isAlive(child));
        }
    }

    @Test
    void aNodeThatShutsDownLosesItsProcessesAndEndsThem() throws Exception {
        Order order = node.order(CHORES, "wait_isolated");
        node.execution().start(order);
        node.started(order);
        node.close();
        assertThat(node.next(order).event()).isInstanceOf(RunEvent.Lost.class);
        await().atMost(SOON).until(() -> !isAlive(pid(node, order)));
    }

    @Test
    void anAbandonedProcessIsKilledAndReportsNothing() throws Exception {
        Order order = node.order(CHORES, "wait_isolated");
        node.execution().start(order);
        node.started(order);
        node.execution().abandon();
        await().atMost(SOON).until(() -> !isAlive(pid(node, order)));
        assertThat(node.hasReported(order)).isFalse();
    }

    @Test
    void aProcessEndsItselfAndItsChildrenWhenItsNodeIsKilled() throws Exception {
        Path pids = directory.resolve("pids");
        Process doomed = new ProcessBuilder(
                        RunnerCommand.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedNode.class.getName(),
                        directory.toString(),
                        pids.toString(),
                        "60")
                .inheritIO()
                .start();
        await().atMost(SOON)
                .until(() -> Files.exists(pids) && !Files.readString(pids).isEmpty());
        List<Long> orphans = Pattern.compile(" ")
                .splitAsStream(Files.readString(pids))
                .map(Long::valueOf)
                .toList();
        assertThat(orphans).allMatch(ProcessExecutionTest::isAlive);
        doomed.destroyForcibly().waitFor();
        await().atMost(SOON).until(() -> orphans.stream().noneMatch(ProcessExecutionTest::isAlive));
    }

    @Test
    void aProcessEndsItselfWhenItsNodeIsFrozen() throws Exception {
        Path pids = directory.resolve("pids");
        Process frozen = new ProcessBuilder(
                        RunnerCommand.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedNode.class.getName(),
                        directory.toString(),
                        pids.toString(),
                        "3")
                .inheritIO()
                .start();
        try {
            await().atMost(SOON)
                    .until(() -> Files.exists(pids) && !Files.readString(pids).isEmpty());
            String task = Files.readString(pids).replaceFirst(".* ", "");
            new ProcessBuilder("kill", "-STOP", String.valueOf(frozen.pid()))
                    .start()
                    .waitFor();
            await().atMost(SOON).until(() -> !isAlive(Long.parseLong(task)) || isZombie(task));
        } finally {
            frozen.destroyForcibly().waitFor();
        }
    }

    /** A frozen parent does not collect its children. */
    private static boolean isZombie(String pid) throws Exception {
        Path status = Path.of("/proc/" + pid + "/stat");
        return Files.exists(status) && Files.readString(status).contains(") Z ");
    }
}
