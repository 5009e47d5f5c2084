package app.passculture.data.orchestration.pipeline;

import app.passculture.data.orchestration.pipeline.spec.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What may become of each task, as far as the graph tells; too generous rather than too strict. */
record Prospects(List<Task<?>> hopeless) {

    /** How a task may end; what could not run because of a failure counts as failed. */
    private enum End {
        SUCCESS,
        FAILURE,
        SKIP
    }

    static Prospects of(List<Task<?>> order) {
        Map<Task<?>, Set<End>> ends = new HashMap<>();
        List<Task<?>> hopeless = new ArrayList<>();
        for (Task<?> task : order) {
            List<Set<End>> before = task.upstream().stream()
                    .map(earlier -> ends.getOrDefault(earlier, EnumSet.allOf(End.class)))
                    .toList();
            if (!mayRun(task, before)) {
                hopeless.add(task);
            }
            ends.put(task, ends(task, before));
        }
        return new Prospects(hopeless);
    }

    private static boolean mayRun(Task<?> task, List<Set<End>> before) {
        return before.isEmpty()
                || switch (task.rule()) {
                    case ALL_SUCCESS -> each(before, End.SUCCESS);
                    case ALL_FAILED -> each(before, End.FAILURE);
                    case ALL_SKIPPED -> each(before, End.SKIP);
                    case ONE_SUCCESS -> one(before, End.SUCCESS);
                    case ONE_FAILED -> one(before, End.FAILURE);
                    case ONE_DONE -> one(before, End.SUCCESS, End.FAILURE);
                    case NONE_FAILED -> each(before, End.SUCCESS, End.SKIP);
                    case NONE_FAILED_MIN_ONE_SUCCESS -> each(before, End.SUCCESS, End.SKIP) && one(before, End.SUCCESS);
                    case NONE_SKIPPED -> each(before, End.SUCCESS, End.FAILURE);
                    case ALL_DONE, ALWAYS -> true;
                };
    }

    private static boolean each(List<Set<End>> before, End... ends) {
        return before.stream().allMatch(possible -> Stream.of(ends).anyMatch(possible::contains));
    }

    private static boolean one(List<Set<End>> before, End... ends) {
        return before.stream().anyMatch(possible -> Stream.of(ends).anyMatch(possible::contains));
    }

    private static Set<End> ends(Task<?> task, List<Set<End>> before) {
        boolean certain = task.code().role() instanceof Role.Barrier && before.isEmpty();
        return certain ? EnumSet.of(End.SUCCESS) : EnumSet.allOf(End.class);
    }
}
