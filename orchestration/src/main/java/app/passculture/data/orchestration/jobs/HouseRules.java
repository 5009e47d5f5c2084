package app.passculture.data.orchestration.jobs;

import app.passculture.data.orchestration.pipeline.Draft;
import app.passculture.data.orchestration.pipeline.Nothing;
import app.passculture.data.orchestration.pipeline.Section;
import app.passculture.data.orchestration.pipeline.Task;
import app.passculture.data.orchestration.pipeline.spec.Notice;
import app.passculture.data.orchestration.pipeline.spec.Retries;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.TriggerRule;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** What our pipelines have in common: owner, alert, one run at a time, and the same schedule on a machine without cloud. */
final class HouseRules {

    /** The connection of the alerts, as it has always been called. */
    static final String ALERTS = "slack";

    /** The environment of {@code ./start}, where the loop runs without a click. */
    static final String LOCAL = "local";

    private HouseRules() {}

    static void apply(Draft<?> pipeline, Timing timing) {
        pipeline.schedule(timing.cron())
                .scheduleIn(LOCAL, timing.cron())
                .startingOn(timing.from())
                .runTimeout(timing.limit())
                .defaultRetries(Retries.times(1).after(timing.delay()));
        apply(pipeline);
    }

    /** All but the times. */
    static void apply(Draft<?> pipeline) {
        pipeline.owner("data")
                .onFailure(Notice.slack(ALERTS).forManualRunsToo())
                .maxActiveRuns(1);
    }

    /** A start that waits for the morning's import: a failed one leaves yesterday's copies whole, and they are better than nothing. */
    static Task<Nothing> afterImport(Section<?> p) {
        var wait = p.waitFor(
                        "wait_for_import",
                        new Role.Wait(ImportDataAnalytics.ID, Duration.ofHours(23), Role.ManualRuns.GO_ON))
                .timeout(Duration.ofMinutes(100))
                .retries(Retries.none());
        return p.barrier("start").after(wait).rule(TriggerRule.ALL_DONE);
    }

    /** A task that builds a node of the SQL project, with the tests that look at nothing else. */
    static <P extends Record> Task<Nothing> model(Section<P> p, String task, String node) {
        return p.run(task, context -> context.use(SqlProject.class).build(List.of(node), Effects.occasion(context)));
    }

    /** At the end of a run, well or badly, what it kept for that purpose is gone. */
    static <P extends Record> void deleteFolder(Section<P> p, String task, String purpose, Task<?> start, Task<?> end) {
        p.cleanup(
                task,
                start,
                end,
                context -> context.use(Exchange.class).deleteAll(Effects.folder(purpose, context) + "/"));
    }

    /** When a pipeline runs, since when, how long at most, and how long it waits before it tries a task again. */
    record Timing(String cron, LocalDate from, Duration limit, Duration delay) {}
}
