package app.passculture.data.orchestration.run;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Which tasks a clear makes run again; the same value answers a dry run. */
public record ClearPlan(List<Integer> tasks) {

    /** The tasks somebody names (none means all), and how far around them to go. */
    public record Request(Set<Integer> tasks, boolean downstream, boolean upstream, boolean onlyFailed) {

        public Request {
            tasks = Set.copyOf(tasks);
        }
    }

    public ClearPlan {
        tasks = List.copyOf(tasks);
    }

    public static ClearPlan of(RunSnapshot run, Request request) {
        return new ClearPlan(wanted(run.plan(), request).stream()
                .filter(task -> concerns(run.task(task).state(), request))
                .boxed()
                .toList());
    }

    private static BitSet wanted(RunPlan plan, Request request) {
        BitSet wanted = new BitSet();
        request.tasks().forEach(wanted::set);
        if (request.tasks().isEmpty()) {
            wanted.set(0, plan.size());
        }
        if (request.downstream()) {
            wanted.or(plan.andLater(request.tasks()));
        }
        if (request.upstream()) {
            wanted.or(plan.andEarlier(request.tasks()));
        }
        return wanted;
    }

    private static boolean concerns(TaskState state, Request request) {
        return request.onlyFailed() ? state.isFailure() : state != TaskState.NONE;
    }
}
