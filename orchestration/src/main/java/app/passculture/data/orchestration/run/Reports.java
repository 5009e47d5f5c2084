package app.passculture.data.orchestration.run;

import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.run.RunEvent.Report;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the reports of attempts do to a run. */
final class Reports {

    private Reports() {}

    static void apply(Step step, Report report) {
        TaskProgress task = step.task(report.task());
        if (!task.state().isLive() || !report.attempt().equals(task.attempt())) {
            step.ignore(report, "the attempt is not the current one of the task");
        } else if (task.state() == TaskState.RESTARTING) {
            restart(step, report);
        } else {
            accept(step, report);
        }
    }

    /** A cleared task starts anew once its attempt has ended, however it did. */
    private static void restart(Step step, Report report) {
        switch (report) {
            case RunEvent.Succeeded _, RunEvent.Failed _, RunEvent.Skipped _, RunEvent.Lost _ -> {
                step.finish(report.task(), null, null);
                step.put(report.task(), step.task(report.task()).cleared());
                step.reconsider(report.task());
            }
            case RunEvent.Started _, RunEvent.Parked _, RunEvent.Resumed _ ->
                step.ignore(report, "the task has been cleared");
        }
    }

    private static void accept(Step step, Report report) {
        int task = report.task();
        switch (report) {
            case RunEvent.Started _ -> start(step, report);
            case RunEvent.Succeeded succeeded -> {
                step.finish(task, TaskState.SUCCESS, null);
                step.put(task, step.task(task).succeeded(succeeded.chosen()));
            }
            case RunEvent.Skipped _ -> {
                step.finish(task, TaskState.SKIPPED, null);
                step.put(task, step.task(task).ended(TaskState.SKIPPED, null));
            }
            case RunEvent.Failed failed -> step.fail(task, failed.failure());
            case RunEvent.Parked parked -> park(step, parked);
            case RunEvent.Resumed _ -> resume(step, report);
            case RunEvent.Lost _ -> lose(step, report);
        }
    }

    private static void start(Step step, Report report) {
        TaskProgress task = step.task(report.task());
        if (task.state() == TaskState.QUEUED) {
            step.put(report.task(), task.running(deadline(step, report.task())));
        } else {
            step.ignore(report, "the attempt has already started");
        }
    }

    static @Nullable Instant deadline(Step step, int task) {
        Duration timeout = step.plan().task(task).terms().timeout();
        return timeout == null ? null : step.now().plus(timeout);
    }

    private static void park(Step step, RunEvent.Parked parked) {
        TaskProgress task = step.task(parked.task());
        if (task.state() == TaskState.DEFERRED) {
            step.ignore(parked, "the attempt is already parked");
        } else {
            Instant due = task.due() == null ? deadline(step, parked.task()) : task.due();
            step.put(parked.task(), task.running(due).parked(parked.handle()));
        }
    }

    private static void resume(Step step, Report report) {
        TaskProgress task = step.task(report.task());
        if (task.state() == TaskState.DEFERRED && !isWait(step, report.task())) {
            step.put(report.task(), task.running(task.due()));
        } else {
            step.ignore(report, "the attempt is not parked");
        }
    }

    private static void lose(Step step, Report report) {
        if (step.task(report.task()).state() == TaskState.DEFERRED) {
            step.ignore(report, "a parked attempt outlives its node");
        } else {
            step.lose(report.task());
        }
    }

    private static boolean isWait(Step step, int task) {
        return step.plan().task(task).role() instanceof Role.Wait;
    }
}
