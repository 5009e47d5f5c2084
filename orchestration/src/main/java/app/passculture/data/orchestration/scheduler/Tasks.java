package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.journal.StoredRun;
import app.passculture.data.orchestration.run.ClearPlan;
import app.passculture.data.orchestration.run.MarkPlan;
import app.passculture.data.orchestration.run.RunEvent;
import app.passculture.data.orchestration.run.RunPlan;
import app.passculture.data.orchestration.run.RunSnapshot;
import app.passculture.data.orchestration.run.TaskState;
import app.passculture.data.orchestration.scheduler.ClearRequest.Among;
import app.passculture.data.orchestration.scheduler.ClearRequest.Around;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What orders about tasks mean for a run as it stands. */
final class Tasks {

    private Tasks() {}

    static ClearPlan clear(RunSnapshot run, ClearRequest request) {
        ClearPlan plan = ClearPlan.of(
                run,
                new ClearPlan.Request(
                        numbers(run.plan(), request.tasks()),
                        request.around().downstream(),
                        request.around().upstream(),
                        request.among() == Among.FAILED));
        return request.among() == Among.RUNNING
                ? new ClearPlan(plan.tasks().stream()
                        .filter(task -> run.task(task).state().isLive())
                        .toList())
                : plan;
    }

    static MarkPlan mark(RunSnapshot run, Set<String> tasks, Around around, TaskState end) {
        Set<Integer> named = numbers(run.plan(), tasks);
        BitSet all = new BitSet();
        named.forEach(all::set);
        if (around.downstream()) {
            all.or(run.plan().andLater(named));
        }
        if (around.upstream()) {
            all.or(run.plan().andEarlier(named));
        }
        return MarkPlan.of(run, all.stream().boxed().collect(Collectors.toSet()), end);
    }

    /** A run that has ended is opened again to be judged anew. */
    static List<RunEvent> marking(RunSnapshot run, MarkPlan plan) {
        List<RunEvent> events = new ArrayList<>();
        if (run.state().isEnded() && !plan.tasks().isEmpty()) {
            events.add(new RunEvent.Clear(new ClearPlan(plan.tasks())));
        }
        events.add(new RunEvent.Mark(plan));
        return events;
    }

    /** The tasks that have not succeeded. */
    static Set<String> unsuccessful(RunSnapshot run) {
        Set<String> tasks = new TreeSet<>();
        for (int task = 0; task < run.plan().size(); task++) {
            if (run.task(task).state() != TaskState.SUCCESS) {
                tasks.add(run.plan().task(task).id());
            }
        }
        return tasks;
    }

    static Affected affected(StoredRun run, Collection<Integer> tasks) {
        RunSnapshot snapshot = run.snapshot();
        return new Affected(run.pipeline(), snapshot.facts().run(), ids(snapshot.plan(), tasks));
    }

    static Map<String, String> states(RunSnapshot run, Collection<Integer> tasks) {
        Map<String, String> states = new LinkedHashMap<>();
        new TreeSet<>(tasks)
                .forEach(task -> states.put(
                        run.plan().task(task).id(),
                        run.task(task).state().name().toLowerCase(java.util.Locale.ROOT)));
        return states;
    }

    private static List<String> ids(RunPlan plan, Collection<Integer> tasks) {
        return new TreeSet<>(tasks).stream().map(task -> plan.task(task).id()).toList();
    }

    private static Set<Integer> numbers(RunPlan plan, Set<String> tasks) {
        return tasks.stream().map(task -> number(plan, task)).collect(Collectors.toSet());
    }

    static int number(RunPlan plan, String task) {
        try {
            return plan.number(task);
        } catch (IllegalArgumentException unknown) {
            throw new ControlException.NotFound(String.valueOf(unknown.getMessage()));
        }
    }
}
