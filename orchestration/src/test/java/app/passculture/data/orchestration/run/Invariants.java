package app.passculture.data.orchestration.run;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec.PoolUse;
import app.passculture.data.orchestration.pipeline.spec.TriggerRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What must hold at every step of every run, said without the machine's own code. */
final class Invariants {

    private final Map<String, Integer> used = new HashMap<>();
    private int reopened;
    private int ended;

    Invariants(RunSnapshot run) {
        Trial.POOLS.keySet().forEach(pool -> used.put(pool, 0));
        assertThat(run.state()).isEqualTo(RunState.QUEUED);
    }

    Capacity capacity() {
        Map<String, Integer> free = new HashMap<>(Trial.POOLS);
        used.forEach((pool, slots) -> free.merge(pool, -slots, Integer::sum));
        return new Capacity(free);
    }

    void check(RunSnapshot before, List<RunEvent> events, Advance advance) {
        RunSnapshot after = advance.run();
        advance.poolChanges().forEach((pool, change) -> used.merge(pool, change, Integer::sum));
        poolsAreKept(after);
        activeTasksAreKept(after);
        advance.claims().forEach(claim -> claimIsDue(claim, before, after));
        endedTasksStay(before, events, after);
        advance.ended().stream()
                .filter(attempt -> attempt.end() == TaskState.SUCCESS || attempt.end() == TaskState.SKIPPED)
                .forEach(attempt -> resultIsOfTheCurrentAttempt(attempt, before, events));
        theRunEndsOnce(before, after, advance);
        World.tasks(after).forEach(task -> somethingIsAwaited(after, task));
        World.tasks(after).forEach(task -> retriesAreKept(after, task));
    }

    private void poolsAreKept(RunSnapshot run) {
        Trial.POOLS.forEach((pool, slots) -> {
            int held = World.tasks(run)
                    .filter(task -> run.task(task).state().isLive())
                    .map(task -> slots(run, task, pool))
                    .sum();
            assertThat(held).as("slots of " + pool).isEqualTo(used.get(pool)).isLessThanOrEqualTo(slots);
        });
    }

    private static int slots(RunSnapshot run, int task, String pool) {
        PoolUse use = run.plan().task(task).terms().pool();
        return use != null && use.pool().equals(pool) ? use.slots() : 0;
    }

    private static void activeTasksAreKept(RunSnapshot run) {
        Integer limit = run.plan().spec().limits().activeTasks();
        long active = World.tasks(run)
                .filter(task -> run.task(task).state().isLive())
                .filter(task -> !(run.plan().task(task).role() instanceof Role.Wait))
                .count();
        assertThat(active).as("active tasks").isLessThanOrEqualTo(limit == null ? Integer.MAX_VALUE : limit);
    }

    private static void claimIsDue(Claim claim, RunSnapshot before, RunSnapshot after) {
        assertThat(after.state()).isEqualTo(RunState.RUNNING);
        assertThat(after.progress().paused()).isFalse();
        assertThat(after.task(claim.task()).attempt()).isEqualTo(claim.attempt());
        assertThat(after.task(claim.task()).tries())
                .isEqualTo(claim.tryNumber())
                .isPositive();
        assertThat(Objects.equals(before.task(claim.task()).attempt(), claim.attempt()))
                .isFalse();
        assertThat(ruleHolds(after, claim.task()))
                .as("rule of task %s in %s", claim.task(), after)
                .isTrue();
    }

    private static boolean ruleHolds(RunSnapshot run, int task) {
        List<TaskState> states = IntStream.of(run.plan().upstream(task))
                .mapToObj(earlier -> run.task(earlier).state())
                .toList();
        if (run.plan().task(task).role() instanceof Role.Cleanup(List<String> setups)) {
            return states.stream().allMatch(TaskState::isEnded)
                    && run.task(setups.getFirst()).state() == TaskState.SUCCESS;
        }
        return states.isEmpty() || holds(run.plan().task(task).rule(), states);
    }

    private static boolean holds(TriggerRule rule, List<TaskState> states) {
        Predicate<TaskState> success = state -> state == TaskState.SUCCESS;
        Predicate<TaskState> skipped = state -> state == TaskState.SKIPPED;
        Predicate<TaskState> failed = TaskState::isFailure;
        return switch (rule) {
            case ALL_SUCCESS -> states.stream().allMatch(success);
            case ALL_FAILED -> states.stream().allMatch(failed);
            case ALL_DONE -> states.stream().allMatch(TaskState::isEnded);
            case ALL_SKIPPED -> states.stream().allMatch(skipped);
            case ONE_SUCCESS -> states.stream().anyMatch(success);
            case ONE_FAILED -> states.stream().anyMatch(failed);
            case ONE_DONE -> states.stream().anyMatch(success.or(failed));
            case NONE_FAILED -> states.stream().allMatch(success.or(skipped));
            case NONE_FAILED_MIN_ONE_SUCCESS ->
                states.stream().allMatch(success.or(skipped)) && states.stream().anyMatch(success);
            case NONE_SKIPPED -> states.stream().allMatch(success.or(failed));
            case ALWAYS -> true;
        };
    }

    private static void endedTasksStay(RunSnapshot before, List<RunEvent> events, RunSnapshot after) {
        boolean asked =
                events.stream().anyMatch(event -> event instanceof RunEvent.Clear || event instanceof RunEvent.Mark);
        World.tasks(before)
                .filter(task -> before.task(task).state().isEnded())
                .filter(_ -> !asked)
                .forEach(task -> assertThat(after.task(task)).isEqualTo(before.task(task)));
    }

    /** A result counts only if the attempt that reports it is the one the task had before, or it is a mark. */
    private static void resultIsOfTheCurrentAttempt(Attempt attempt, RunSnapshot before, List<RunEvent> events) {
        assertThat(before.task(attempt.task()).attempt()).isEqualTo(attempt.id());
        assertThat(events)
                .anyMatch(event -> event instanceof RunEvent.Mark
                        || (event instanceof RunEvent.Report report
                                && report.task() == attempt.task()
                                && report.attempt().equals(attempt.id())));
    }

    private void theRunEndsOnce(RunSnapshot before, RunSnapshot after, Advance advance) {
        reopened += before.state().isEnded() && !after.state().isEnded() ? 1 : 0;
        ended += (int) advance.effects().stream()
                .filter(Effect.Ended.class::isInstance)
                .count();
        assertThat(ended).isEqualTo(reopened + (after.state().isEnded() ? 1 : 0));
        if (after.state().isEnded()) {
            assertThat(after.tasks()).allMatch(task -> task.state().isEnded());
            assertThat(after.nextWake()).isEmpty();
        } else if (after.state() == RunState.RUNNING) {
            assertThat(after.tasks()).anyMatch(task -> !task.state().isEnded());
        }
    }

    /** A task that neither runs nor has ended names what it waits for, and that has not happened yet. */
    private void somethingIsAwaited(RunSnapshot run, int task) {
        TaskState state = run.task(task).state();
        boolean waits = !state.isEnded() && (!state.isLive() || state == TaskState.RESTARTING);
        assertThat(Gates.of(run, task, capacity()).isPresent() || !waits).isTrue();
        if (Gates.of(run, task, capacity()).orElse(new Gate.Paused()) instanceof Gate.Dependencies gate) {
            assertThat(gate.missing()).as("%s waits in %s", task, run).isNotEmpty();
        }
        if (state == TaskState.SCHEDULED && run.state() == RunState.RUNNING) {
            assertThat(Gates.of(run, task, capacity()).orElseThrow()).isNotInstanceOf(Gate.Next.class);
        }
    }

    private static void retriesAreKept(RunSnapshot run, int task) {
        TaskProgress progress = run.task(task);
        int allowed = 1 + run.plan().task(task).terms().retries().count();
        assertThat(progress.tries() - progress.triesBeforeClear()).isBetween(0, allowed);
        assertThat(progress.losses()).isBetween(0, 3);
    }
}
