package app.passculture.data.orchestration.run;

import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec.PoolUse;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Says why a task waits. */
public final class Gates {

    private Gates() {}

    /** What a task waits for, empty when it runs or has ended. */
    public static Optional<Gate> of(RunSnapshot run, int task, Capacity capacity) {
        return switch (run.task(task).state()) {
            case NONE -> Optional.of(run.state() == RunState.QUEUED ? new Gate.Run() : dependencies(run, task));
            case SCHEDULED -> Optional.of(room(run, task, capacity));
            case UP_FOR_RETRY -> Optional.of(new Gate.Time(run.task(task).due()));
            case RESTARTING -> Optional.of(new Gate.Stopping());
            case DEFERRED -> otherPipeline(run, task);
            case QUEUED, RUNNING, SUCCESS, FAILED, SKIPPED, UPSTREAM_FAILED -> Optional.empty();
        };
    }

    private static Gate dependencies(RunSnapshot run, int task) {
        RunPlan plan = run.plan();
        return new Gate.Dependencies(
                plan.task(task).rule(),
                IntStream.of(plan.upstream(task))
                        .filter(earlier -> !run.task(earlier).state().isEnded())
                        .mapToObj(earlier -> plan.task(earlier).id())
                        .toList());
    }

    private static Gate room(RunSnapshot run, int task, Capacity capacity) {
        if (run.progress().paused()) {
            return new Gate.Paused();
        }
        Integer limit = run.plan().spec().limits().activeTasks();
        if (limit != null && activeTasks(run.plan(), run::task) >= limit) {
            return new Gate.ActiveTasks(limit);
        }
        if (!capacity.codeIsHere()) {
            return new Gate.Code();
        }
        PoolUse use = run.plan().task(task).terms().pool();
        return use == null ? new Gate.Next() : new Gate.Pool(use.pool(), use.slots(), capacity.free(use.pool()));
    }

    private static Optional<Gate> otherPipeline(RunSnapshot run, int task) {
        return run.plan().task(task).role() instanceof Role.Wait wait
                ? Optional.of(new Gate.OtherPipeline(wait.pipeline()))
                : Optional.empty();
    }

    /** How many tasks of a run are active; waits for other pipelines are not. */
    static int activeTasks(RunPlan plan, IntFunction<TaskProgress> progress) {
        return (int) IntStream.range(0, plan.size())
                .filter(task -> progress.apply(task).state().isLive())
                .filter(task -> !(plan.task(task).role() instanceof Role.Wait))
                .count();
    }
}
