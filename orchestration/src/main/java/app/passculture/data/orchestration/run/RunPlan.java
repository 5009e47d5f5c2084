package app.passculture.data.orchestration.run;

import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The graph of a specification by task numbers, shared by all runs of one version. */
public final class RunPlan {

    private final PipelineSpec spec;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[][] upstream;
    private final int[][] downstream;

    public RunPlan(PipelineSpec spec) {
        this.spec = spec;
        List<TaskSpec> tasks = spec.tasks();
        IntStream.range(0, tasks.size())
                .forEach(task -> numbers.put(tasks.get(task).id(), task));
        this.upstream = tasks.stream().map(task -> numbers(task.upstream())).toArray(int[][]::new);
        this.downstream = reversed(upstream);
    }

    private int[] numbers(List<String> ids) {
        return ids.stream().mapToInt(this::number).toArray();
    }

    private static int[][] reversed(int[][] upstream) {
        List<IntStream.Builder> downstream =
                Stream.generate(IntStream::builder).limit(upstream.length).toList();
        for (int later = 0; later < upstream.length; later++) {
            for (int earlier : upstream[later]) {
                downstream.get(earlier).add(later);
            }
        }
        return downstream.stream().map(tasks -> tasks.build().toArray()).toArray(int[][]::new);
    }

    public PipelineSpec spec() {
        return spec;
    }

    public int size() {
        return upstream.length;
    }

    public TaskSpec task(int task) {
        return spec.tasks().get(task);
    }

    /** The number of a task: its place in the specification. */
    public int number(String id) {
        Integer number = numbers.get(id);
        if (number == null) {
            throw new IllegalArgumentException("pipeline " + spec.id() + " has no task " + id);
        }
        return number;
    }

    int[] upstream(int task) {
        return upstream[task];
    }

    int[] downstream(int task) {
        return downstream[task];
    }

    boolean isCleanup(int task) {
        return task(task).role() instanceof Role.Cleanup;
    }

    /** Whether the end of a task decides the end of the run: only cleanups come after it. */
    boolean isDecisive(int task) {
        return !isCleanup(task) && IntStream.of(downstream[task]).allMatch(this::isCleanup);
    }

    /** The given tasks and all that come after them. */
    public BitSet andLater(Iterable<Integer> tasks) {
        return reached(tasks, downstream);
    }

    /** The given tasks and all that come before them. */
    public BitSet andEarlier(Iterable<Integer> tasks) {
        return reached(tasks, upstream);
    }

    private static BitSet reached(Iterable<Integer> tasks, int[][] edges) {
        BitSet reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        tasks.forEach(open::add);
        while (!open.isEmpty()) {
            int task = open.poll();
            if (!reached.get(task)) {
                reached.set(task);
                IntStream.of(edges[task]).forEach(open::add);
            }
        }
        return reached;
    }
}
