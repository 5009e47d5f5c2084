package app.passculture.data.orchestration.run;

import app.passculture.data.orchestration.pipeline.spec.Notice;
import app.passculture.data.orchestration.pipeline.spec.RunType;
import app.passculture.data.orchestration.run.RunSnapshot.Halt;
import app.passculture.data.orchestration.run.RunSnapshot.Progress;
import java.util.List;

/** Ends a run once all its tasks have ended. */
final class Ending {

    private Ending() {}

    static void check(Step step) {
        Progress progress = step.progress();
        boolean underWay = progress.state() == RunState.RUNNING || progress.halt() != Halt.NONE;
        if (underWay
                && !progress.state().isEnded()
                && step.all().allMatch(task -> step.task(task).state().isEnded())) {
            end(step, outcome(step));
        }
    }

    /** The tasks that nothing but cleanups follows decide, unless the run was stopped. */
    private static RunState outcome(Step step) {
        boolean failed = step.progress().halt() != Halt.NONE
                || step.all()
                        .filter(step.plan()::isDecisive)
                        .anyMatch(task -> step.task(task).state().isFailure());
        return failed ? RunState.FAILED : RunState.SUCCESS;
    }

    private static void end(Step step, RunState state) {
        step.progress(new Progress(state, step.progress().halt(), false, null));
        step.add(new Effect.Ended(state));
        List<String> failed = step.all()
                .filter(task -> step.task(task).state() == TaskState.FAILED)
                .mapToObj(task -> step.plan().task(task).id())
                .toList();
        step.plan().spec().notices().stream()
                .filter(notice -> isAbout(notice, state))
                .filter(notice -> notice.audience() == Notice.Audience.ALL_RUNS
                        || step.before().facts().type() == RunType.SCHEDULED)
                .forEach(notice -> step.add(
                        new Effect.Notify(notice, state, step.plan().spec().owner(), failed)));
    }

    private static boolean isAbout(Notice notice, RunState state) {
        return notice.occasion() == Notice.Occasion.SUCCESS ? state == RunState.SUCCESS : state == RunState.FAILED;
    }
}
