package app.passculture.data.orchestration.execution;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.execution.Node.Report;
import app.passculture.data.orchestration.log.LogLine;
import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.run.Failure;
import app.passculture.data.orchestration.run.RunEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadExecutionTest {

    private static final LoadedPipeline CHORES = Node.load(new Chores());

    private static final ProcessSettings PROCESSES =
            new ProcessSettings(64, List.of(), null, null, Duration.ofSeconds(60));

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

    @Test
    void aValueIsReportedAsJsonWithItsType() throws Exception {
        Report report = node.run(node.order(CHORES, "words"));
        assertThat(report.event()).isInstanceOf(RunEvent.Succeeded.class);
        assertThat(report.output())
                .isEqualTo(
                        new TaskOutput.Inline(Chores.Words.class.getName(), 27, "{\"word\":\"offers\",\"times\":1}"));
    }

    @Test
    void aTaskReadsWhatAnotherHasProduced() throws Exception {
        node.run(node.order(CHORES, "words"));
        assertThat(node.run(node.order(CHORES, "repeat")).output())
                .isEqualTo(new TaskOutput.Inline("java.lang.String", 8, "\"offers\""));
    }

    @Test
    void aLargeOutputIsKeptElsewhereAndReadBackWhole() throws Exception {
        TaskOutput output = node.run(node.order(CHORES, "large")).output();
        assertThat(output).isInstanceOfSatisfying(TaskOutput.Stored.class, stored -> {
            assertThat(stored.bytes()).isEqualTo(200_002);
            assertThat(stored.preview()).startsWith("\"xxx").hasSize(1024);
            assertThat(node.logs().output(stored.location(), Integer.MAX_VALUE)).hasSize(200_002);
        });
    }

    @Test
    void parametersAreThoseOfTheRun() throws Exception {
        assertThat(node.run(node.order(CHORES, "echo", "{\"text\":\"hello\"}")).output())
                .isEqualTo(new TaskOutput.Inline("java.lang.String", 7, "\"hello\""));
    }

    @Test
    void wrongParametersFailTheAttempt() throws Exception {
        RunEvent.Report report =
                node.run(node.order(CHORES, "echo", "{\"other\":1}")).event();
        assertThat(report)
                .isInstanceOfSatisfying(
                        RunEvent.Failed.class,
                        failed -> assertThat(failed.failure().message()).contains("other"));
    }

    @Test
    void whatTheCodeThrowsIsReportedAndLogged() throws Exception {
        Order order = node.order(CHORES, "fail");
        assertThat(node.run(order).event()).isInstanceOfSatisfying(RunEvent.Failed.class, failed -> {
            assertThat(failed.failure().cause()).isEqualTo(Failure.Cause.TASK);
            assertThat(failed.failure().types()).startsWith("java.lang.IllegalStateException");
            assertThat(failed.failure().message()).endsWith("no such table: offers");
        });
        assertThat(node.log(order).getLast().error()).contains("Chores");
    }

    @Test
    void aTaskMaySkipItself() throws Exception {
        Order order = node.order(CHORES, "skip");
        assertThat(node.run(order).event()).isInstanceOf(RunEvent.Skipped.class);
        assertThat(node.said(order)).endsWith("skipped: nothing new");
    }

    @Test
    void secretsThatATaskIsGivenAreMaskedInItsLog() throws Exception {
        Order order = node.order(CHORES, "vault");
        assertThat(node.run(order).event()).isInstanceOf(RunEvent.Succeeded.class);
        assertThat(node.said(order)).contains("data-bucket as reader with ***", "missing: true", "the year is 20");
    }

    @Test
    void whatATaskLogsThroughSlf4jIsInItsLog() throws Exception {
        Order order = node.order(CHORES, "talk");
        node.run(order);
        assertThat(node.log(order)).anySatisfy(line -> {
            assertThat(line.logger()).isEqualTo("chores");
            assertThat(line.event()).isEqualTo("by slf4j, 1");
            assertThat(line.level()).isEqualTo(System.Logger.Level.WARNING);
            assertThat(line.error()).contains("with a trace");
        });
        assertThat(node.said(order)).contains("by context, for chores/run/talk of 2026-11-24T00:00:00Z");
    }

    @Test
    void aStoppedTaskIsInterruptedAndLost() throws Exception {
        Order order = node.order(CHORES, "wait");
        node.execution().start(order);
        node.started(order);
        node.execution().stop(order.attempt());
        assertThat(node.next(order).event())
                .isEqualTo(new RunEvent.Lost(order.attempted().task(), order.attempt()));
    }

    @Test
    void aTaskThatIgnoresItsStopIsGivenUp() throws Exception {
        try (Node hasty = new Node(directory, Services.none(), PROCESSES, Duration.ofMillis(200))) {
            Order order = hasty.order(CHORES, "ignore");
            hasty.execution().start(order);
            hasty.started(order);
            hasty.execution().stop(order.attempt());
            assertThat(hasty.next(order).event()).isInstanceOf(RunEvent.Lost.class);
        }
    }

    @Test
    void aTaskThatIgnoresItsStopDoesNotKeepTheNode() throws Exception {
        Node hasty = new Node(directory, Services.none(), PROCESSES, Duration.ofMillis(200));
        Order order = hasty.order(CHORES, "ignore");
        Order waiting = hasty.order(CHORES, "wait");
        hasty.execution().start(order);
        hasty.execution().start(waiting);
        hasty.started(order);
        hasty.started(waiting);
        hasty.close();
        assertThat(hasty.next(order).event()).isInstanceOf(RunEvent.Lost.class);
        assertThat(hasty.next(waiting).event()).isInstanceOf(RunEvent.Lost.class);
        Order late = hasty.order(CHORES, "words");
        hasty.execution().start(late);
        assertThat(hasty.hasReported(late)).isFalse();
    }

    @Test
    void anAbandonedTaskIsInterruptedAndReportsNothing() throws Exception {
        Order order = node.order(CHORES, "wait");
        node.execution().start(order);
        node.started(order);
        node.execution().abandon();
        Order next = node.order(CHORES, "words");
        assertThat(node.run(next).event()).isInstanceOf(RunEvent.Succeeded.class);
        assertThat(node.hasReported(order)).isFalse();
        assertThat(node.log(order)).extracting(LogLine::event).anyMatch(event -> event.contains("lost its lease"));
    }
}
