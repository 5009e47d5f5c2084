package app.passculture.data.orchestration.run;

import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.run.RunSnapshot.Halt;
import app.passculture.data.orchestration.run.RunSnapshot.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What people, the clock and the scheduler do to a run. */
final class Orders {

    private static final Failure CANCELLED = new Failure(Failure.Cause.TASK, List.of(), "the run was cancelled");
    private static final Failure RUN_TIMEOUT = new Failure(Failure.Cause.TIMEOUT, List.of(), "the run took too long");

    private Orders() {}

    static void admit(Step step, RunEvent event) {
        if (step.progress().state() != RunState.QUEUED) {
            step.ignore(event, "the run is not queued");
            return;
        }
        Duration timeout = step.plan().spec().limits().runTimeout();
        Instant deadline = timeout == null ? null : step.now().plus(timeout);
        step.progress(new Progress(RunState.RUNNING, Halt.NONE, step.progress().paused(), deadline));
        step.all().forEach(step::reconsider);
    }

    static void clear(Step step, RunEvent event, ClearPlan plan) {
        if (step.progress().halt() != Halt.NONE && !step.progress().state().isEnded()) {
            step.ignore(event, "the run is being stopped");
            return;
        }
        step.interfere();
        plan.tasks().forEach(task -> clear(step, task));
        if (!plan.tasks().isEmpty()) {
            reopen(step);
        }
    }

    private static void clear(Step step, int task) {
        TaskProgress cleared = step.task(task);
        boolean leavesSomethingRunning =
                cleared.state().isLive() && !(step.plan().task(task).role() instanceof Role.Wait);
        if (cleared.state().isLive()) {
            step.stop(task);
        }
        if (leavesSomethingRunning) {
            step.put(task, cleared.restarting());
        } else {
            if (cleared.state().isLive()) {
                step.finish(task, null, null);
            }
            step.put(task, cleared.cleared());
            step.reconsider(task);
        }
    }

    static void mark(Step step, MarkPlan plan) {
        step.interfere();
        for (int task : plan.tasks()) {
            if (step.task(task).state().isLive()) {
                step.stop(task);
                step.finish(task, plan.end(), null);
            }
            step.put(task, step.task(task).ended(plan.end(), null));
        }
        List<Integer> resumed = plan.resumed().stream()
                .filter(task -> step.task(task).state() == TaskState.UPSTREAM_FAILED)
                .toList();
        resumed.forEach(task -> clear(step, task));
        if (!resumed.isEmpty()) {
            reopen(step);
        }
    }

    /** An ended run in which something is to run again has to be admitted again. */
    private static void reopen(Step step) {
        if (step.progress().state().isEnded()) {
            step.progress(
                    new Progress(RunState.QUEUED, Halt.NONE, step.progress().paused(), null));
        }
    }

    static void cancel(Step step, RunEvent event) {
        Progress progress = step.progress();
        if (progress.state().isEnded()) {
            step.ignore(event, "the run has ended");
            return;
        }
        boolean notStarted = progress.state() == RunState.QUEUED;
        step.progress(new Progress(progress.state(), progress.halt(), false, progress.deadline()));
        step.halt(notStarted || progress.halt() != Halt.NONE ? Halt.ABANDONED : Halt.CANCELLED, CANCELLED);
    }

    static void pause(Step step, RunEvent event) {
        Progress progress = step.progress();
        if (progress.state().isEnded() || progress.paused() || progress.halt() != Halt.NONE) {
            step.ignore(event, "the run is ended, paused or being stopped");
        } else {
            step.progress(new Progress(progress.state(), progress.halt(), true, progress.deadline()));
        }
    }

    static void unpause(Step step, RunEvent event) {
        Progress progress = step.progress();
        if (progress.paused()) {
            step.progress(new Progress(progress.state(), progress.halt(), false, progress.deadline()));
        } else {
            step.ignore(event, "the run is not paused");
        }
    }

    static void fireTimers(Step step) {
        Instant deadline = step.progress().deadline();
        if (deadline != null && !step.now().isBefore(deadline)) {
            Progress progress = step.progress();
            step.progress(new Progress(progress.state(), progress.halt(), false, null));
            step.halt(Halt.TIMED_OUT, RUN_TIMEOUT);
        }
        step.all().forEach(task -> fireTimer(step, task));
    }

    private static void fireTimer(Step step, int task) {
        TaskProgress waiting = step.task(task);
        if (waiting.due() == null || step.now().isBefore(waiting.due())) {
            return;
        }
        if (waiting.state() == TaskState.UP_FOR_RETRY) {
            step.put(task, waiting.scheduled(step.now()));
        } else {
            step.stop(task);
            step.fail(task, new Failure(Failure.Cause.TIMEOUT, List.of(), "the try took too long"));
        }
    }
}
