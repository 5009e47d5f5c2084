package app.passculture.data.orchestration.scheduler;

import static app.passculture.data.orchestration.scheduler.TestNode.SOMEBODY;
import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.pipeline.NoParameters;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.RemoteWork;
import app.passculture.data.orchestration.pipeline.TaskContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What goes on in other systems outlives its node: another one asks after it, or cancels it. */
class ParkedWorkTest {

    /** Another system, with jobs that end when somebody says so. */
    private static final class OtherSystem implements RemoteWork<NoParameters, String> {

        private final Set<String> begun = ConcurrentHashMap.newKeySet();
        private final Set<String> done = ConcurrentHashMap.newKeySet();
        private final Set<String> cancelled = ConcurrentHashMap.newKeySet();

        @Override
        public String begin(TaskContext<NoParameters> context) {
            String job = context.run().pipeline() + " " + context.tryNumber();
            assertThat(begun.add(job)).as("begun once: " + job).isTrue();
            return job;
        }

        @Override
        public Optional<String> ask(String job, TaskContext<NoParameters> context) {
            return Optional.of(job).filter(done::contains);
        }

        @Override
        public void cancel(String job, TaskContext<NoParameters> context) {
            cancelled.add(job);
        }

        @Override
        public Duration interval() {
            return Duration.ofMillis(20);
        }
    }

    private final JournalDatabase journal = JournalDatabase.create();
    private final OtherSystem system = new OtherSystem();
    private final List<String> names = List.of("asked_after", "cancelled", "cleared", "alive");

    private Pipeline[] pipelines() {
        return names.stream()
                .<Pipeline>map(name -> d -> d.pipeline(name, p -> p.remote("far", String.class, system)))
                .toArray(Pipeline[]::new);
    }

    @Test
    void whateverHappensToItsNodeWorkElsewhereIsAskedAfterOrCancelled() {
        List<String> runs = new ArrayList<>();
        try (TestNode victim = TestNode.dying(journal, Integer.MAX_VALUE, FailingDatabase.Moment.BEFORE, pipelines())
                        .start();
                TestNode survivor = TestNode.on(journal, pipelines())) {
            names.forEach(name -> runs.add(victim.trigger(name)));
            awaitParked(survivor, 4);
            survivor.start();
            survivor.control().cancel("alive", runs.get(3), SOMEBODY);
            await("a living node cancels what it has", () -> system.cancelled.contains("alive 1"));
            await("and forgets it", () -> stops(survivor) == 0);

            victim.die();
            survivor.control().cancel("cancelled", runs.get(1), SOMEBODY);
            survivor.control().clear("cleared", runs.get(2), ClearRequest.of("far"), SOMEBODY);
            assertThat(survivor.state("cancelled", runs.get(1))).isEqualTo("failed");
            await(
                    "the survivor cancels what the dead node cannot",
                    () -> system.cancelled.equals(Set.of("alive 1", "cancelled 1", "cleared 1")));
            await("the cleared task begins again", () -> system.begun.contains("cleared 2"));

            system.done.addAll(Set.of("asked_after 1", "cleared 2"));
            survivor.awaitState("asked_after", runs.get(0), "success");
            survivor.awaitState("cleared", runs.get(2), "success");
            assertThat(system.begun)
                    .isEqualTo(Set.of("asked_after 1", "cancelled 1", "cleared 1", "alive 1", "cleared 2"));
            assertThat(survivor.tasks("cancelled", runs.get(1))).isEqualTo(Map.of("far", "failed"));
            await("nothing is left to cancel", () -> stops(survivor) == 0);
        }
    }

    private static int stops(TestNode node) {
        return node.count("SELECT count(*)::int FROM remote_stop");
    }

    private static void awaitParked(TestNode node, int number) {
        await(
                "all are parked",
                () -> node.count("SELECT count(*)::int FROM task_instance WHERE state = 'deferred'") == number);
    }

    private static void await(String what, java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await(what).atMost(Duration.ofSeconds(20)).until(condition);
    }
}
