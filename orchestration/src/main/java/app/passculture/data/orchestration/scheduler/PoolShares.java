package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.journal.Pools;
import app.passculture.data.orchestration.journal.Pools.Locked;
import app.passculture.data.orchestration.journal.Pools.Waiter;
import app.passculture.data.orchestration.journal.RunStep;
import app.passculture.data.orchestration.journal.StoredRun;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec.PoolUse;
import app.passculture.data.orchestration.run.Advance;
import app.passculture.data.orchestration.run.Capacity;
import app.passculture.data.orchestration.run.RunEvent;
import app.passculture.data.orchestration.run.RunPlan;
import app.passculture.data.orchestration.run.RunSnapshot;
import app.passculture.data.orchestration.run.RunState;
import app.passculture.data.orchestration.run.TaskState;
import app.passculture.data.orchestration.scheduler.Mail.RunKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The pools that a batch of steps uses, locked. A run gets what is free less what the runs want that were first: by priority, then by how long
 * they have waited. So no run that always has something to start can starve another.
 */
final class PoolShares {

    private static final Comparator<Waiter> ORDER = Comparator.comparingInt((Waiter waiter) -> -waiter.priority())
            .thenComparing(Waiter::since)
            .thenComparingLong(Waiter::run);

    private final Pools pools;
    private final Map<String, Integer> free = new HashMap<>();
    private final Map<String, List<Waiter>> waiters = new HashMap<>();

    private PoolShares(Pools pools, Map<String, Locked> locked) {
        this.pools = pools;
        locked.forEach((name, pool) -> {
            free.put(name, pool.free());
            waiters.put(name, new ArrayList<>(pool.waiters()));
        });
    }

    static PoolShares lock(Pools pools, Collection<StoredRun> runs) {
        Set<String> names = new TreeSet<>();
        runs.forEach(run -> names.addAll(used(run.snapshot().plan())));
        return new PoolShares(pools, names.isEmpty() ? Map.of() : pools.lock(names));
    }

    static Set<String> used(RunPlan plan) {
        Set<String> names = new TreeSet<>();
        plan.spec().tasks().stream()
                .flatMap(task -> Stream.ofNullable(task.terms().pool()))
                .forEach(use -> names.add(use.pool()));
        return names;
    }

    Capacity share(StoredRun run) {
        Map<String, Integer> share = new HashMap<>();
        for (String pool : used(run.snapshot().plan())) {
            if (free.containsKey(pool)) {
                share.put(pool, free.getOrDefault(pool, 0) - wantedBefore(pool, run.id()));
            }
        }
        return new Capacity(share);
    }

    private int wantedBefore(String pool, long run) {
        return waiting(pool).stream()
                .takeWhile(waiter -> waiter.run() != run)
                .mapToInt(Waiter::slots)
                .sum();
    }

    private List<Waiter> waiting(String pool) {
        return waiters.computeIfAbsent(pool, _ -> new ArrayList<>());
    }

    /** What the step takes is not free for the next one of the batch. */
    void taken(Advance advance) {
        advance.poolChanges().forEach((pool, change) -> free.merge(pool, -change, Integer::sum));
    }

    /** Writes what an accepted step changed, and who of its run waits now. */
    void write(RunStep step, Map<String, Integer> changes) {
        long run = step.before().id();
        Advance advance = step.advance();
        advance.poolChanges().forEach((pool, change) -> changes.merge(pool, change, Integer::sum));
        for (String pool : used(advance.run().plan())) {
            Optional<Waiter> before =
                    waiting(pool).stream().filter(waiter -> waiter.run() == run).findFirst();
            Optional<Waiter> after = advance.left() ? Optional.empty() : first(pool, run, advance.run());
            if (!before.equals(after) && free.containsKey(pool)) {
                before.ifPresent(waiting(pool)::remove);
                after.ifPresentOrElse(
                        waiter -> {
                            waiting(pool).add(waiter);
                            pools.startWaiting(pool, waiter);
                        },
                        () -> pools.stopWaiting(pool, run));
                waiting(pool).sort(ORDER);
            }
        }
    }

    void use(Map<String, Integer> changes) {
        pools.use(new TreeMap<>(changes));
    }

    private static Optional<Waiter> first(String pool, long run, RunSnapshot snapshot) {
        if (snapshot.state() != RunState.RUNNING || snapshot.progress().paused()) {
            return Optional.empty();
        }
        return IntStream.range(0, snapshot.plan().size())
                .filter(task -> snapshot.task(task).state() == TaskState.SCHEDULED)
                .boxed()
                .flatMap(task -> waiter(pool, run, snapshot, task).stream())
                .min(ORDER);
    }

    private static Optional<Waiter> waiter(String pool, long run, RunSnapshot snapshot, int task) {
        PoolUse use = snapshot.plan().task(task).terms().pool();
        int priority = snapshot.plan().task(task).terms().priority();
        return Optional.ofNullable(use)
                .filter(wanted -> wanted.pool().equals(pool))
                .flatMap(wanted -> Optional.ofNullable(snapshot.task(task).readyAt())
                        .map(since -> new Waiter(run, snapshot.facts().pipeline(), priority, since, wanted.slots())));
    }

    /** The runs whose turn it is: what they wait for is free. */
    List<Mail> next() {
        Set<RunKey> next = new LinkedHashSet<>();
        waiters.forEach((pool, waiting) -> {
            int left = free.getOrDefault(pool, 0);
            for (Waiter waiter : waiting) {
                left -= waiter.slots();
                if (left < 0) {
                    break;
                }
                next.add(new RunKey(waiter.run(), waiter.pipeline()));
            }
        });
        return next.stream()
                .<Mail>map(run -> new Mail.Found(run, new RunEvent.Tick()))
                .toList();
    }
}
