package app.passculture.data.orchestration.pipeline;

import app.passculture.data.orchestration.pipeline.spec.Retries;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec.Isolation;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec.PoolUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at the tasks of a draft, one by one and as a graph. */
final class TaskChecks {

    private static final String ID = "[A-Za-z0-9_.~-]{1,200}";

    private final Draft<?> draft;
    private final Map<String, Integer> pools;
    private final List<Problem> problems;

    TaskChecks(Draft<?> draft, Map<String, Integer> pools, List<Problem> problems) {
        this.draft = draft;
        this.pools = pools;
        this.problems = problems;
    }

    void run() {
        Set<Task<?>> known = new HashSet<>(draft.tasks());
        Map<String, Integer> uses = new HashMap<>();
        for (Task<?> task : draft.tasks()) {
            uses.merge(task.id(), 1, Integer::sum);
            checkOwn(task);
            task.upstream().stream()
                    .filter(earlier -> !known.contains(earlier))
                    .forEach(earlier -> add(task, "comes after " + earlier.id() + ", which is in another pipeline"));
        }
        uses.forEach((id, count) -> {
            if (count > 1) {
                problems.add(new Problem(draft.id(), id, "is the id of " + count + " tasks"));
            }
        });
        checkGraph();
    }

    private void checkOwn(Task<?> task) {
        if (!task.id().matches(ID)) {
            add(task, "the id is not made of letters, digits and . _ ~ -");
        }
        Duration timeout = draft.timeout(task);
        if (timeout != null && !timeout.isPositive()) {
            add(task, "the timeout is " + timeout);
        }
        checkPool(task, task.pool());
        checkRetries(task, draft.retries(task));
        checkRole(task, task.code().role());
    }

    private void checkPool(Task<?> task, @Nullable PoolUse use) {
        if (use == null) {
            return;
        }
        Integer slots = pools.get(use.pool());
        if (slots == null) {
            add(task, "uses the unknown pool " + use.pool());
        } else if (use.slots() < 1 || use.slots() > slots) {
            add(task, "takes " + use.slots() + " slots of the pool " + use.pool() + ", which has " + slots);
        }
    }

    private void checkRetries(Task<?> task, Retries retries) {
        boolean negative = retries.count() < 0
                || retries.delay().isNegative()
                || retries.cases().stream().anyMatch(failure -> failure.count() < 0);
        if (negative) {
            add(task, "retries a negative number of times or after a negative delay");
        }
        if (retries.factor() < 1 || retries.jitter() < 0 || retries.jitter() > 1) {
            add(task, "retry delays need a factor of at least 1 and a jitter between 0 and 1");
        }
    }

    private void checkRole(Task<?> task, Role role) {
        if (task.code().isolation() != Isolation.THREAD && task.isolation() == Isolation.PROCESS) {
            add(task, "cannot run in a process of its own, because it does not run here");
        }
        Integer heap = task.heapMegabytes();
        if (heap != null && heap < 16) {
            add(task, "asks for a heap of " + heap + " MB, in which no JVM starts");
        }
        if (task.pool() != null && (role instanceof Role.Barrier || role instanceof Role.Wait)) {
            add(task, "takes slots of a pool, but runs nothing");
        }
        if (role instanceof Role.Wait wait && wait.pipeline().equals(draft.id())) {
            add(task, "waits for its own pipeline");
        }
        if (role instanceof Role.Wait wait && !wait.window().isPositive()) {
            add(task, "waits within a window of " + wait.window());
        }
    }

    private void checkGraph() {
        Cycles cycles = Cycles.of(draft.tasks());
        cycles.found().forEach(cycle -> add(cycle.getFirst(), "is part of the cycle " + path(cycle)));
        cycles.behind().forEach(task -> add(task, "can never run: it comes after a cycle"));
        if (cycles.order().size() == draft.tasks().size()) {
            Prospects.of(cycles.order())
                    .hopeless()
                    .forEach(task -> add(
                            task,
                            "can never run: what comes before it never makes "
                                    + task.rule().text() + " true"));
        }
    }

    private static String path(List<Task<?>> cycle) {
        List<String> ids = new ArrayList<>();
        cycle.forEach(task -> ids.add(task.id()));
        ids.add(cycle.getFirst().id());
        return String.join(" -> ", ids);
    }

    private void add(Task<?> task, String message) {
        problems.add(new Problem(draft.id(), task.id(), message));
    }
}
