package app.passculture.data.analytics.execution;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.Sketch;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {

    @TempDir
    Path directory;

    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());
    private RunRequest.AfterFailure afterFailure = RunRequest.AfterFailure.GO_ON;

    @Test
    void nodesBeginWhenAllTheyNeedIsWell() {
        chain();
        assertThat(statuses(run(1, this::well))).containsExactly("a SUCCESS", "b SUCCESS", "c SUCCESS");
    }

    @Test
    void failureSkipsAllBelowAndNothingElse() {
        chain().with("models/z.sql", "select 1").options();
        assertThat(statuses(run(1, task -> failing(task, "a"))))
                .containsExactlyInAnyOrder("a ERROR", "b SKIPPED", "c SKIPPED", "z SUCCESS");
    }

    @Test
    void firstFailureStopsTheRunWhenAsked() {
        chain().with("models/z.sql", "select 1").options();
        afterFailure = RunRequest.AfterFailure.STOP;
        RunSummary summary = run(1, task -> failing(task, "a"));
        assertThat(statuses(summary)).contains("a ERROR", "z SKIPPED");
        assertThat(summary.ending()).isEqualTo(RunSummary.Ending.COMPLETE);
    }

    @Test
    void longestWayBeginsFirst() {
        new Sketch(directory)
                .with("models/a.sql", "select 1")
                .with("models/m.sql", "select 1")
                .with("models/n.sql", "select * from {{ ref('m') }}")
                .options();
        run(1, this::well);
        assertThat(begun).containsExactly("model.small.m", "model.small.a", "model.small.n");
    }

    @Test
    void neverMoreThreadsThanAllowed() {
        Sketch sketch = new Sketch(directory);
        for (int i = 0; i < 40; i++) {
            sketch.with("models/m" + i + ".sql", "select 1");
        }
        sketch.options();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        run(3, task -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            running.decrementAndGet();
            return well(task);
        });
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void testsHoldBackWhatNeedsTheTableTheyTest() {
        tested();
        assertThat(statuses(run(2, task -> failing(task, "tests of model.small.a"))))
                .contains("a SUCCESS", "not_null_a_id FAIL", "b SKIPPED");
    }

    @Test
    void testsOfOneTableAreOneTask() {
        tested();
        run(1, this::well);
        assertThat(begun).containsExactly("model.small.a", "tests of model.small.a", "model.small.b");
    }

    @Test
    void testBetweenTwoTablesDoesNotHoldBackTheSecond() {
        new Sketch(directory)
                .with("models/a.sql", "select 1 as id")
                .with("models/b.sql", "select * from {{ ref('a') }}")
                .with("models/c.sql", "select * from {{ ref('b') }}")
                .with("tests/t.sql", "select * from {{ ref('a') }} join {{ ref('b') }} using (id)")
                .options();
        run(1, this::well);
        assertThat(begun).containsExactly("model.small.a", "model.small.b", "test.small.t", "model.small.c");
    }

    @Test
    void unitTestsComeBeforeTheirModel() {
        new Sketch(directory)
                .with("models/a.sql", "select 1 as id")
                .with("models/a.yml", "unit_tests: [{name: u, model: a, given: [], expect: {rows: [{id: 1}]}}]")
                .options();
        run(1, this::well);
        assertThat(begun).containsExactly("unit_test.small.a.u", "model.small.a");
    }

    @Test
    void nodesWaitThroughNodesThatAreNotSelected() {
        chain();
        Project project = Project.read(new Sketch(directory).options());
        List<Task> tasks = TaskGraph.of(project, List.of(project.node("model.small.a"), project.node("model.small.c")));
        assertThat(tasks.getLast().after()).containsExactly("model.small.a");
    }

    @Test
    void cancelledRunEndsWhatRunsAndBeginsNothing() throws InterruptedException {
        chain();
        CountDownLatch inside = new CountDownLatch(1);
        Run run = prepared(1, task -> {
            inside.countDown();
            try {
                new CountDownLatch(1).await();
                return well(task);
            } catch (InterruptedException stop) {
                return results(task, Status.CANCELLED);
            }
        });
        List<RunSummary> summaries = Collections.synchronizedList(new ArrayList<>());
        Thread caller = Thread.ofVirtual().start(() -> summaries.add(run.execute()));
        inside.await();
        run.cancel();
        caller.join();
        assertThat(statuses(summaries.getFirst())).containsExactly("a CANCELLED", "b CANCELLED", "c CANCELLED");
        assertThat(summaries.getFirst().ending()).isEqualTo(RunSummary.Ending.INTERRUPTED);
    }

    @Test
    void interruptOfTheCallerStopsTheRun() throws InterruptedException {
        chain();
        CountDownLatch inside = new CountDownLatch(1);
        Run run = prepared(1, task -> {
            inside.countDown();
            try {
                new CountDownLatch(1).await();
                return well(task);
            } catch (InterruptedException stop) {
                return results(task, Status.CANCELLED);
            }
        });
        List<Boolean> interrupted = Collections.synchronizedList(new ArrayList<>());
        Thread caller = Thread.ofVirtual().start(() -> {
            run.execute();
            interrupted.add(Thread.currentThread().isInterrupted());
        });
        inside.await();
        caller.interrupt();
        caller.join();
        assertThat(interrupted).containsExactly(true);
    }

    private Sketch chain() {
        Sketch sketch = new Sketch(directory)
                .with("models/a.sql", "select 1")
                .with("models/b.sql", "select * from {{ ref('a') }}")
                .with("models/c.sql", "select * from {{ ref('b') }}");
        sketch.options();
        return sketch;
    }

    private void tested() {
        new Sketch(directory)
                .with("models/a.sql", "select 1 as id")
                .with("models/b.sql", "select * from {{ ref('a') }}")
                .with("models/a.yml", "models: [{name: a, columns: [{name: id, data_tests: [unique, not_null]}]}]")
                .options();
    }

    private RunSummary run(int threads, Run.Worker worker) {
        return prepared(threads, worker).execute();
    }

    private Run prepared(int threads, Run.Worker worker) {
        Project project = Project.read(new Sketch(directory).options());
        List<Task> tasks = TaskGraph.of(project, project.nodes().values());
        return new Run(
                tasks,
                new CriticalPath(tasks, _ -> 1),
                new Run.Settings("test", threads, afterFailure, Sketch.CLOCK),
                task -> {
                    begun.add(task.id());
                    return worker.execute(task);
                },
                RunListener.NONE);
    }

    private List<NodeResult> well(Task task) {
        return results(task, task.id().startsWith("tests") ? Status.PASS : Status.SUCCESS);
    }

    private List<NodeResult> failing(Task task, String name) {
        boolean fails = task.id().equals(name) || task.first().name().equals(name);
        return fails ? results(task, name.startsWith("tests") ? Status.FAIL : Status.ERROR) : well(task);
    }

    private static List<NodeResult> results(Task task, Status status) {
        NodeResult.Span span = new NodeResult.Span(Instant.EPOCH, Instant.EPOCH);
        return task.nodes().stream()
                .map(node -> NodeResult.of(node, status, "table", "", span))
                .toList();
    }

    private static List<String> statuses(RunSummary summary) {
        return summary.results().stream()
                .map(result -> result.node().name() + " " + result.status())
                .toList();
    }
}
