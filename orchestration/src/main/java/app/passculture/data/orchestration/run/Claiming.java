package app.passculture.data.orchestration.run;

import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec.PoolUse;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Gives attempts to the tasks that may run, most urgent first, as far as the limits go. */
final class Claiming {

    private final Step step;
    private final Capacity capacity;
    private final Supplier<UUID> attempts;
    private final Map<String, Integer> free = new HashMap<>();
    private final Set<String> full = new HashSet<>();
    private int active;

    Claiming(Step step, Capacity capacity, Supplier<UUID> attempts) {
        this.step = step;
        this.capacity = capacity;
        this.attempts = attempts;
    }

    void run() {
        step.all()
                .filter(task -> step.task(task).state() == TaskState.SCHEDULED)
                .filter(this::mayHaveChanged)
                .filter(task -> Readiness.of(step.plan(), task, step::task) != Readiness.RUN)
                .forEach(task -> {
                    step.put(task, step.task(task).unscheduled());
                    step.reconsider(task);
                });
        step.settle();
        active = Gates.activeTasks(step.plan(), step::task);
        claimAll();
    }

    /** A rule that held may no longer do so once somebody has interfered, or after a try during which somebody has. */
    private boolean mayHaveChanged(int task) {
        return step.isInterferedWith() || step.before().task(task).state() != TaskState.SCHEDULED;
    }

    private void claimAll() {
        if (step.progress().state() == RunState.RUNNING && !step.progress().paused()) {
            Comparator<Integer> priority = Comparator.comparingInt(
                    task -> -step.plan().task(task).terms().priority());
            step.all()
                    .filter(task -> step.task(task).state() == TaskState.SCHEDULED)
                    .boxed()
                    .sorted(priority.thenComparing(
                            task -> step.task(task).readyAt(), Comparator.nullsFirst(Comparator.naturalOrder())))
                    .forEach(this::claim);
        }
    }

    private void claim(int task) {
        if (step.plan().task(task).role() instanceof Role.Wait wait) {
            UUID attempt = attempts.get();
            step.put(task, step.task(task).claimed(TaskState.DEFERRED, attempt, Reports.deadline(step, task)));
            step.add(new Effect.Watch(task, attempt, wait));
        } else if (hasRoomInTheRun() && takesSlots(task)) {
            start(task);
        }
    }

    private void start(int task) {
        if (!capacity.codeIsHere()) {
            step.leave();
            return;
        }
        UUID attempt = attempts.get();
        step.put(task, step.task(task).claimed(TaskState.QUEUED, attempt, null));
        active++;
        step.add(new Claim(task, step.task(task).tries(), attempt));
    }

    private boolean hasRoomInTheRun() {
        Integer limit = step.plan().spec().limits().activeTasks();
        return limit == null || active < limit;
    }

    /** A task that finds its pool too full keeps the ones behind it waiting, so that one that needs many slots gets them in time. */
    private boolean takesSlots(int task) {
        PoolUse use = step.plan().task(task).terms().pool();
        if (use == null) {
            return true;
        }
        int left = free.computeIfAbsent(use.pool(), pool -> capacity.free(pool) + step.released(pool)) - use.slots();
        if (left < 0 || full.contains(use.pool())) {
            full.add(use.pool());
            return false;
        }
        free.put(use.pool(), left);
        return true;
    }
}
