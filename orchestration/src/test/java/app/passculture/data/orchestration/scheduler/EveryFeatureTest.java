package app.passculture.data.orchestration.scheduler;

import static app.passculture.data.orchestration.scheduler.TestNode.SOMEBODY;
import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.RemoteWork;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.pipeline.TaskSkipped;
import app.passculture.data.orchestration.pipeline.parameter.Default;
import app.passculture.data.orchestration.pipeline.spec.Notice;
import app.passculture.data.orchestration.pipeline.spec.Retries;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.TriggerRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One pipeline that uses everything the language has, through two nodes. */
class EveryFeatureTest {

    /** What a run can be told. */
    enum Tone {
        SOFT,
        LOUD
    }

    /** One parameter of each kind. */
    record Everything(
            String name,
            @Default("SOFT") Tone tone,
            @Default("2") int times,
            Optional<Boolean> maybe,
            List<String> more) {}

    /** Work that needs to be asked after three times. */
    private static final class Elsewhere implements RemoteWork<Everything, Long> {

        @Override
        public String begin(TaskContext<Everything> context) {
            return "job of " + context.parameters().name();
        }

        @Override
        public Optional<Long> ask(String handle, TaskContext<Everything> context) {
            return Optional.of((long) handle.length());
        }

        @Override
        public void cancel(String handle, TaskContext<Everything> context) {
            throw new IllegalStateException("nobody cancels it");
        }

        @Override
        public Duration interval() {
            return Duration.ofMillis(50);
        }
    }

    private static final Pipeline UPSTREAM = d -> d.pipeline("upstream", p -> {
        p.every(Duration.ofDays(1));
        p.run("only", _ -> {});
    });

    private static final Pipeline ALL = d -> d.pipeline("all", Everything.class, p -> {
        p.owner("somebody").tags("test").runTimeout(Duration.ofMinutes(5)).maxActiveTasks(4);
        p.onFailure(Notice.slack("nobody").forManualRunsToo());
        p.defaultRetries(
                Retries.times(1).after(Duration.ofMillis(50)).growingBy(2).jitteredBy(0.1));
        var wait = p.waitFor("upstream_done", new Role.Wait("upstream", Duration.ofDays(1), Role.ManualRuns.GO_ON));
        var setup = p.run("setup", _ -> {}).after(wait);
        var number = p.call("number", Long.class, context ->
                        (long) context.parameters().times())
                .after(setup);
        var twice = p.reading(number.output())
                .call("twice", Long.class, (n, _) -> 2 * n)
                .pool("narrow");
        var remote = p.remote("remote", Long.class, new Elsewhere()).after(setup);
        p.reading(twice.output())
                .and(remote.output())
                .call("sum", Long.class, (a, b, _) -> a + b)
                .priority(7);
        var flaky = p.run("flaky", context -> {
                    if (context.tryNumber() == 1) {
                        throw new IllegalStateException("once");
                    }
                })
                .after(setup);
        var tired = p.run("tired", _ -> Thread.sleep(60_000))
                .timeout(Duration.ofMillis(300))
                .retries(Retries.none())
                .after(setup);
        p.run("despite", _ -> {}).isolated().rule(TriggerRule.ALL_DONE).after(tired, flaky);
        var worth = p.shortCircuit(
                        "worth", context -> !context.parameters().more().isEmpty())
                .after(setup);
        p.run("worth_it", _ -> {}).after(worth);
        var vain = p.shortCircuit("vain", context -> context.parameters().more().isEmpty())
                .after(setup);
        p.run("not_worth_it", _ -> {}).after(vain);
        p.run("unlucky", _ -> {}).after(tired);
        var idle = p.run("idle", _ -> {
                    throw new TaskSkipped("nothing to do");
                })
                .after(setup);
        p.run("after_idle", _ -> {}).after(idle);
        var loud = p.run("loud", _ -> {});
        var soft = p.run("soft", _ -> {});
        p.branch("tone", List.of(loud, soft), context -> context.parameters().tone() == Tone.LOUD ? loud : soft)
                .after(setup);
        var meeting = p.barrier("meeting")
                .rule(TriggerRule.NONE_FAILED_MIN_ONE_SUCCESS)
                .after(loud, soft);
        p.group("group", g -> g.run("inside", _ -> {}).after(meeting));
        p.cleanup("teardown", setup, tired, _ -> {});
    });

    private final JournalDatabase journal = JournalDatabase.create();

    @Test
    void everyFeatureWorksThroughTwoNodes() {
        TestNode.addPool(journal, "narrow", 1);
        try (TestNode one = TestNode.on(journal, UPSTREAM, ALL).start();
                TestNode other = TestNode.on(journal, UPSTREAM, ALL).start()) {
            String run = one.control()
                    .trigger("all", Trigger.with(Map.of("name", "x", "tone", "LOUD", "more", List.of("a"))), SOMEBODY);
            other.awaitState("all", run, "failed");
            Map<String, String> tasks = one.tasks("all", run);
            assertThat(tasks)
                    .containsEntry("upstream_done", "success")
                    .containsEntry("sum", "success")
                    .containsEntry("flaky", "success")
                    .containsEntry("tired", "failed")
                    .containsEntry("despite", "success")
                    .containsEntry("unlucky", "upstream_failed")
                    .containsEntry("idle", "skipped")
                    .containsEntry("after_idle", "skipped")
                    .containsEntry("loud", "success")
                    .containsEntry("soft", "skipped")
                    .containsEntry("meeting", "success")
                    .containsEntry("worth", "success")
                    .containsEntry("worth_it", "success")
                    .containsEntry("vain", "success")
                    .containsEntry("not_worth_it", "skipped")
                    .containsEntry("teardown", "success");
            assertThat(one.count("SELECT value::int FROM output WHERE task = 'sum'"))
                    .isEqualTo(12);
            assertThat(one.count("SELECT tries FROM task_instance WHERE task = 'flaky'"))
                    .isEqualTo(2);
            assertThat(one.count("SELECT count(*)::int FROM outbox")).isEqualTo(1);
            assertThat(one.count("SELECT used FROM pool WHERE name = 'narrow'")).isZero();
        }
    }
}
