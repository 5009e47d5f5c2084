package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Cells that somebody has chosen in a grid, as an address says it.
 *
 * @param rows places of tasks in a version, such as 0-4,7
 * @param version the number of that version
 * @param run the ids of the runs
 */
record Selection(
        @Nullable String rows,
        @Nullable Integer version,
        @Nullable List<String> run,
        @Nullable String as,
        @Nullable Boolean downstream,
        @Nullable Boolean upstream,
        @Nullable Boolean failedOnly) {

    /** More runs at once are for a program. */
    static final int MOST_RUNS = 100;

    Wish wish(Set<String> tasks) {
        return new Wish(Wish.is(downstream), Wish.is(upstream), false, false, Wish.is(failedOnly), tasks);
    }

    /** Each once, in the order of the address. */
    List<String> runs() {
        return run == null ? List.of() : run.stream().distinct().toList();
    }

    /** The ids of the chosen tasks. */
    Set<String> tasks(PipelineSpec spec) {
        Set<String> tasks = new TreeSet<>();
        for (String range : rows == null || rows.isEmpty() ? new String[0] : rows.split(",", -1)) {
            tasks.addAll(tasks(spec, range));
        }
        return tasks;
    }

    private static Set<String> tasks(PipelineSpec spec, String range) {
        if (!range.matches("\\d{1,6}(-\\d{1,6})?")) {
            throw new Missing("the tasks " + range);
        }
        String[] ends = range.split("-", -1);
        int last =
                Math.min(Integer.parseInt(ends[ends.length - 1]), spec.tasks().size() - 1);
        return IntStream.rangeClosed(Integer.parseInt(ends[0]), last)
                .mapToObj(ix -> spec.tasks().get(ix).id())
                .collect(Collectors.toSet());
    }

    /** Those of the tasks that a version has. */
    static Set<String> among(Set<String> tasks, PipelineSpec spec) {
        Set<String> there = new HashSet<>();
        spec.tasks().stream().filter(task -> tasks.contains(task.id())).forEach(task -> there.add(task.id()));
        return there;
    }

    /** What the form that gives the order sends along. */
    List<OrderPage.Given> given() {
        List<OrderPage.Given> given = new ArrayList<>();
        given.add(new OrderPage.Given("rows", rows == null ? "" : rows));
        given.add(new OrderPage.Given("version", String.valueOf(version)));
        runs().forEach(each -> given.add(new OrderPage.Given("run", each)));
        if (as != null) {
            given.add(new OrderPage.Given("as", as));
        }
        return given;
    }
}
