package app.passculture.data.orchestration.run;

import app.passculture.data.orchestration.pipeline.spec.Retries;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.RunType;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec.PoolUse;
import app.passculture.data.orchestration.run.RunSnapshot.Halt;
import app.passculture.data.orchestration.run.RunSnapshot.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A run while it moves from one snapshot to the next; lives inside one call. */
final class Step {

    private static final int FREE_LOSSES = 3;

    private final RunSnapshot before;
    private final Instant now;
    private final RandomGenerator jitter;
    private final TaskProgress[] tasks;
    private final Deque<Integer> open = new ArrayDeque<>();
    private final List<Attempt> ended = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private Progress progress;
    private boolean interferedWith;
    private boolean left;

    Step(RunSnapshot before, Instant now, RandomGenerator jitter) {
        this.before = before;
        this.now = now;
        this.jitter = jitter;
        this.tasks = before.tasks().toArray(TaskProgress[]::new);
        this.progress = before.progress();
    }

    RunSnapshot before() {
        return before;
    }

    RunPlan plan() {
        return before.plan();
    }

    Instant now() {
        return now;
    }

    Progress progress() {
        return progress;
    }

    void progress(Progress next) {
        progress = next;
    }

    TaskProgress task(int task) {
        return tasks[task];
    }

    IntStream all() {
        return IntStream.range(0, tasks.length);
    }

    void ignore(RunEvent event, String reason) {
        effects.add(new Effect.Ignored(event, reason));
    }

    void add(Effect effect) {
        effects.add(effect);
    }

    void add(Claim claim) {
        claims.add(claim);
    }

    void put(int task, TaskProgress next) {
        tasks[task] = next;
        if (next.state().isEnded()) {
            IntStream.of(plan().downstream(task)).forEach(open::add);
        }
    }

    /** Somebody cleared or marked tasks: what had been decided may have to be decided again. */
    void interfere() {
        interferedWith = true;
    }

    boolean isInterferedWith() {
        return interferedWith;
    }

    /** A task could start, if its code were here. */
    void leave() {
        left = true;
    }

    /** To be looked at again: it may run, or never will. */
    void reconsider(int task) {
        open.add(task);
    }

    /** Decides every task that what has happened so far decides. */
    void settle() {
        while (!open.isEmpty()) {
            int task = open.poll();
            if (progress.state() == RunState.RUNNING && tasks[task].state() == TaskState.NONE) {
                decide(task);
            }
        }
    }

    private void decide(int task) {
        if (isHaltedFor(task)) {
            put(task, tasks[task].ended(TaskState.SKIPPED, null));
            return;
        }
        switch (Readiness.of(plan(), task, this::task)) {
            case WAIT -> {}
            case RUN -> ready(task);
            case SKIP -> put(task, tasks[task].ended(TaskState.SKIPPED, null));
            case UPSTREAM_FAILED -> put(task, tasks[task].ended(TaskState.UPSTREAM_FAILED, null));
        }
    }

    boolean isHaltedFor(int task) {
        return switch (progress.halt()) {
            case NONE -> false;
            case CANCELLED, TIMED_OUT -> !plan().isCleanup(task);
            case ABANDONED -> true;
        };
    }

    private void ready(int task) {
        boolean decided = switch (plan().task(task).role()) {
            case Role.Barrier() -> true;
            case Role.Wait wait ->
                wait.manualRuns() == Role.ManualRuns.GO_ON && before.facts().type() == RunType.MANUAL;
            case Role.Work(), Role.Decision _, Role.Cleanup _ -> false;
        };
        put(task, decided ? tasks[task].succeeded(null) : tasks[task].scheduled(now));
    }

    /** The try is over and failed: another one follows if the retries allow it. */
    void fail(int task, Failure failure) {
        TaskProgress failed = tasks[task];
        finish(task, TaskState.FAILED, failure);
        Retries retries = plan().task(task).terms().retries();
        int used = failed.tries() - failed.triesBeforeClear();
        if (isHaltedFor(task) || used > retries.allowed(failure.types())) {
            put(task, failed.ended(TaskState.FAILED, failure));
        } else {
            Duration delay = retries.delay(used, failure.types(), jitter);
            put(task, failed.retrying(now.plus(delay), failure));
        }
    }

    /** The try is gone through no fault of its own: it begins again, or is found again by its handle. */
    void lose(int task) {
        TaskProgress lost = tasks[task];
        if (lost.handle() != null) {
            put(task, lost.parked(lost.handle()));
        } else if (lost.losses() == FREE_LOSSES) {
            String message = "lost " + (FREE_LOSSES + 1) + " times with the process or node that ran it";
            fail(task, new Failure(Failure.Cause.INFRASTRUCTURE, List.of(), message));
        } else {
            finish(task, null, null);
            put(task, lost.lost(now));
        }
    }

    /** Ends a live attempt from our side: its result no longer counts. */
    void stop(int task) {
        effects.add(new Effect.Stop(task, Objects.requireNonNull(tasks[task].attempt())));
    }

    void finish(int task, @Nullable TaskState end, @Nullable Failure failure) {
        UUID attempt = tasks[task].attempt();
        if (attempt != null) {
            ended.add(new Attempt(task, tasks[task].tries(), attempt, end, failure));
        }
    }

    /** How many slots of a pool the run has given back in this step, less those it has taken. */
    int released(String pool) {
        return all().map(task -> held(before.task(task), task, pool) - held(tasks[task], task, pool))
                .sum();
    }

    private int held(TaskProgress progress, int task, String pool) {
        PoolUse use = plan().task(task).terms().pool();
        return use != null && use.pool().equals(pool) && progress.state().isLive() ? use.slots() : 0;
    }

    Advance advance() {
        RunSnapshot after = new RunSnapshot(plan(), before.facts(), progress, List.of(tasks));
        return new Advance(after, changes(after), ended, claims, effects, poolChanges(), left);
    }

    private List<Change> changes(RunSnapshot after) {
        List<Change> changes = new ArrayList<>();
        if (!before.progress().equals(progress)) {
            changes.add(new Change.RunChanged(before.progress(), progress));
        }
        all().filter(task -> !before.task(task).equals(tasks[task]))
                .forEach(task -> changes.add(new Change.TaskChanged(task, before.task(task), after.task(task))));
        return changes;
    }

    private Map<String, Integer> poolChanges() {
        Map<String, Integer> changes = new HashMap<>();
        all().forEach(task -> {
            PoolUse use = plan().task(task).terms().pool();
            boolean held = before.task(task).state().isLive();
            boolean holds = tasks[task].state().isLive();
            if (use != null && held != holds) {
                changes.merge(use.pool(), holds ? use.slots() : -use.slots(), Integer::sum);
            }
        });
        changes.values().removeIf(change -> change == 0);
        return changes;
    }

    /** Stops everything that may not go on; cleanups may unless the run is abandoned. */
    void halt(Halt halt, Failure failure) {
        progress = progress.halted(halt);
        all().filter(task -> !tasks[task].state().isEnded()).forEach(task -> {
            if (isHaltedFor(task)) {
                halt(task, failure);
            } else {
                reconsider(task);
            }
        });
    }

    private void halt(int task, Failure failure) {
        TaskProgress halted = tasks[task];
        if (halted.state().isLive()) {
            stop(task);
            finish(task, TaskState.FAILED, failure);
            put(task, halted.ended(TaskState.FAILED, failure));
        } else if (halted.state() == TaskState.UP_FOR_RETRY) {
            put(task, halted.ended(TaskState.FAILED, halted.failure()));
        } else {
            put(task, halted.ended(TaskState.SKIPPED, null));
        }
    }
}
