package app.passculture.data.orchestration.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.pipeline.NoParameters;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.RemoteWork;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.run.RunEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RemoteExecutionTest {

    private static final LoadedPipeline QUERIES = Node.load(new Queries());

    @TempDir
    private Path directory;

    private final Elsewhere elsewhere = new Elsewhere();
    private Node node;

    /** Another system: it has jobs, and ends them when the test says so. */
    static final class Elsewhere {
        private final Map<String, String> jobs = new ConcurrentHashMap<>();
        private final AtomicInteger questions = new AtomicInteger();
        private final CountDownLatch open = new CountDownLatch(1);
    }

    /** A task whose work is a job there. */
    static final class Queries implements Pipeline {
        @Override
        public Definition define(Definitions definitions) {
            return definitions.pipeline("queries", p -> {
                p.owner("tests");
                p.remote("query", String.class, new Query(false));
                p.remote("slow_to_begin", String.class, new Query(true));
            });
        }
    }

    private record Query(boolean slow) implements RemoteWork<NoParameters, String> {

        @Override
        public String begin(TaskContext<NoParameters> context) throws Exception {
            Elsewhere elsewhere = context.use(Elsewhere.class);
            if (slow) {
                elsewhere.open.await();
            }
            elsewhere.jobs.putIfAbsent(context.idempotencyKey(), "running");
            context.log("begun");
            return context.idempotencyKey();
        }

        @Override
        public Optional<String> ask(String handle, TaskContext<NoParameters> context) {
            Elsewhere elsewhere = context.use(Elsewhere.class);
            elsewhere.questions.incrementAndGet();
            String state = Objects.requireNonNull(elsewhere.jobs.get(handle), handle);
            if (state.equals("broken")) {
                throw new IllegalStateException("syntax error at 3:7");
            }
            return state.equals("running") ? Optional.empty() : Optional.of(state);
        }

        @Override
        public void cancel(String handle, TaskContext<NoParameters> context) {
            context.use(Elsewhere.class).jobs.put(handle, "cancelled");
        }

        @Override
        public Duration interval() {
            return Duration.ofMillis(20);
        }
    }

    @BeforeEach
    void start() {
        node = newNode();
    }

    private Node newNode() {
        return new Node(
                directory,
                Services.none().with(Elsewhere.class, () -> elsewhere),
                new ProcessSettings(64, List.of(), null, null, Duration.ofSeconds(60)),
                Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private String parked(Node where, Order order) throws InterruptedException {
        where.execution().start(order);
        where.started(order);
        return ((RunEvent.Parked) where.next(order).event()).handle();
    }

    @Test
    void workIsParkedUnderItsHandleAndAskedAfterUntilItIsOver() throws Exception {
        Order order = node.order(QUERIES, "query");
        String handle = parked(node, order);
        assertThat(handle).isEqualTo("queries/run/query");
        await().until(() -> elsewhere.questions.get() > 2);
        elsewhere.jobs.put(handle, "42 rows");
        assertThat(node.next(order).output()).isEqualTo(new TaskOutput.Inline("java.lang.String", 9, "\"42 rows\""));
        assertThat(node.said(order)).contains("begun", "goes on elsewhere as " + handle, "succeeded");
    }

    @Test
    void workThatFailsElsewhereFails() throws Exception {
        Order order = node.order(QUERIES, "query");
        elsewhere.jobs.put(parked(node, order), "broken");
        assertThat(node.next(order).event())
                .isInstanceOfSatisfying(
                        RunEvent.Failed.class,
                        failed -> assertThat(failed.failure().message()).endsWith("syntax error at 3:7"));
    }

    @Test
    void anotherNodeTakesOverWithTheHandleAlone() throws Exception {
        Order order = node.order(QUERIES, "query");
        String handle = parked(node, order);
        node.execution().abandon();
        try (Node other = newNode()) {
            other.execution().resume(order, handle);
            other.execution().resume(order, handle);
            elsewhere.jobs.put(handle, "42 rows");
            assertThat(other.next(order).event()).isInstanceOf(RunEvent.Succeeded.class);
            assertThat(other.hasReported(order)).isFalse();
        }
        assertThat(node.hasReported(order)).isFalse();
    }

    @Test
    void aNodeThatShutsDownLeavesParkedWorkAlone() throws Exception {
        Order order = node.order(QUERIES, "query");
        String handle = parked(node, order);
        node.close();
        assertThat(elsewhere.jobs).containsEntry(handle, "running");
        assertThat(node.hasReported(order)).isFalse();
    }

    @Test
    void stoppedWorkIsCancelledWhereItRuns() throws Exception {
        Order order = node.order(QUERIES, "query");
        String handle = parked(node, order);
        node.execution().stop(order.attempt());
        assertThat(node.next(order).event()).isInstanceOf(RunEvent.Lost.class);
        assertThat(elsewhere.jobs).containsEntry(handle, "cancelled");
    }

    @Test
    void parkedWorkOfAnotherNodeIsStoppedByTakingItOver() throws Exception {
        Order order = node.order(QUERIES, "query");
        String handle = parked(node, order);
        node.execution().abandon();
        try (Node other = newNode()) {
            other.execution().resume(order, handle);
            other.execution().stop(order.attempt());
            assertThat(other.next(order).event()).isInstanceOf(RunEvent.Lost.class);
        }
        assertThat(elsewhere.jobs).containsEntry(handle, "cancelled");
    }

    @Test
    void workThatIsStoppedWhileItBeginsNeverRuns() throws Exception {
        Order order = node.order(QUERIES, "slow_to_begin");
        node.execution().start(order);
        node.started(order);
        node.execution().stop(order.attempt());
        assertThat(node.next(order).event()).isInstanceOf(RunEvent.Lost.class);
        assertThat(elsewhere.jobs).isEmpty();
    }

    @Test
    void workThatIsBeingBegunWhenItsNodeShutsDownIsLost() throws Exception {
        Order order = node.order(QUERIES, "slow_to_begin");
        node.execution().start(order);
        node.started(order);
        node.close();
        assertThat(node.next(order).event()).isInstanceOf(RunEvent.Lost.class);
    }

    @Test
    void manyParkedAttemptsHoldNoThread() throws Exception {
        int before = Thread.getAllStackTraces().size();
        Order[] orders = new Order[500];
        for (int i = 0; i < orders.length; i++) {
            orders[i] = node.order(QUERIES, "query");
            parked(node, orders[i]);
        }
        assertThat(Thread.getAllStackTraces().size() - before).isLessThan(50);
        elsewhere.jobs.replaceAll((_, _) -> "done");
        for (Order order : orders) {
            assertThat(node.next(order).event()).isInstanceOf(RunEvent.Succeeded.class);
        }
    }
}
