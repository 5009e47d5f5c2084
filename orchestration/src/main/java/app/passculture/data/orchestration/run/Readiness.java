package app.passculture.data.orchestration.run;

import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.TriggerRule;
import java.util.List;
import java.util.function.IntFunction;

/** What the tasks before a task mean for it. */
enum Readiness {
    WAIT,
    RUN,
    SKIP,
    UPSTREAM_FAILED;

    static Readiness of(RunPlan plan, int task, IntFunction<TaskProgress> progress) {
        for (int earlier : plan.upstream(task)) {
            if (isLeftOut(plan, task, earlier, progress.apply(earlier))) {
                return SKIP;
            }
        }
        return plan.task(task).role() instanceof Role.Cleanup(List<String> setups)
                ? ofCleanup(plan, task, setups, progress)
                : Ends.before(plan, task, progress).readiness(plan.task(task).rule());
    }

    /** Whether a decision right before the task chose others, none of which leads to it. */
    private static boolean isLeftOut(RunPlan plan, int task, int earlier, TaskProgress decision) {
        List<String> chosen = decision.chosen();
        if (decision.state() != TaskState.SUCCESS
                || chosen == null
                || !(plan.task(earlier).role() instanceof Role.Decision(List<String> options))) {
            return false;
        }
        String id = plan.task(task).id();
        return (options.isEmpty() || options.contains(id))
                && !plan.andLater(chosen.stream().map(plan::number).toList()).get(task);
    }

    private static Readiness ofCleanup(
            RunPlan plan, int task, List<String> setups, IntFunction<TaskProgress> progress) {
        Ends ends = Ends.before(plan, task, progress);
        List<TaskState> setup = setups.stream()
                .map(id -> progress.apply(plan.number(id)).state())
                .toList();
        if (ends.done() < ends.total()) {
            return WAIT;
        }
        return setup.contains(TaskState.SUCCESS) ? RUN : SKIP;
    }

    /** How many of the tasks before a task have ended, and how. */
    private record Ends(int total, int succeeded, int failed, int skipped) {

        static Ends before(RunPlan plan, int task, IntFunction<TaskProgress> progress) {
            int succeeded = 0;
            int failed = 0;
            int skipped = 0;
            for (int earlier : plan.upstream(task)) {
                TaskState state = progress.apply(earlier).state();
                succeeded += state == TaskState.SUCCESS ? 1 : 0;
                failed += state.isFailure() ? 1 : 0;
                skipped += state == TaskState.SKIPPED ? 1 : 0;
            }
            return new Ends(plan.upstream(task).length, succeeded, failed, skipped);
        }

        int done() {
            return succeeded + failed + skipped;
        }

        Readiness readiness(TriggerRule rule) {
            if (total == 0) {
                return RUN;
            }
            return switch (rule) {
                case ALL_SUCCESS -> failed > 0 ? UPSTREAM_FAILED : skipped > 0 ? SKIP : whenDone(RUN);
                case ALL_FAILED -> succeeded + skipped > 0 ? SKIP : whenDone(RUN);
                case ALL_DONE -> whenDone(RUN);
                case ALL_SKIPPED -> succeeded + failed > 0 ? SKIP : whenDone(RUN);
                case ONE_SUCCESS -> succeeded > 0 ? RUN : whenDone(failed > 0 ? UPSTREAM_FAILED : SKIP);
                case ONE_FAILED -> failed > 0 ? RUN : whenDone(SKIP);
                case ONE_DONE -> succeeded + failed > 0 ? RUN : whenDone(SKIP);
                case NONE_FAILED -> failed > 0 ? UPSTREAM_FAILED : whenDone(RUN);
                case NONE_FAILED_MIN_ONE_SUCCESS -> failed > 0 ? UPSTREAM_FAILED : whenDone(succeeded > 0 ? RUN : SKIP);
                case NONE_SKIPPED -> skipped > 0 ? SKIP : whenDone(RUN);
                case ALWAYS -> RUN;
            };
        }

        private Readiness whenDone(Readiness readiness) {
            return done() == total ? readiness : WAIT;
        }
    }
}
