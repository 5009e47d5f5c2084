package app.passculture.data.orchestration.history;

import app.passculture.data.orchestration.listing.Listing;
import app.passculture.data.orchestration.listing.Listing.Wanted;
import app.passculture.data.orchestration.listing.Order;
import app.passculture.data.orchestration.listing.Page;
import app.passculture.data.orchestration.listing.Window;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds tasks of runs. */
public final class Tasks {
    /** Across runs, an order that no index has looks at the tasks of this many runs, the latest. */
    public static final int RUNS_SORTED = 1_000;

    private static final Map<String, String> BY_RUN = Map.of(
            "run_after", "r.run_after",
            "run_id", "r.run_id",
            "dag_run_id", "r.run_id",
            "dag_id", "r.pipeline",
            "logical_date", "r.logical_date",
            "map_index", "r.run_after");

    private static final Map<String, String> BY_TASK = Map.ofEntries(
            Map.entry("id", "t.ix"),
            Map.entry("task_id", "t.task"),
            Map.entry("task_display_name", "t.task"),
            Map.entry("state", "t.state"),
            Map.entry("start_date", "t.started_at"),
            Map.entry("end_date", "t.ended_at"),
            Map.entry("queued_when", "t.queued_at"),
            Map.entry("scheduled_when", "t.ready_at"),
            Map.entry("duration", "t.ended_at - t.started_at"),
            Map.entry("try_number", "t.tries"),
            Map.entry("max_tries", "t.max_tries"),
            Map.entry("priority_weight", "t.priority"),
            Map.entry("pool", "t.pool"),
            Map.entry("run_after", "r.run_after"),
            Map.entry("run_id", "r.run_id"),
            Map.entry("dag_run_id", "r.run_id"),
            Map.entry("dag_id", "r.pipeline"),
            Map.entry("logical_date", "r.logical_date"),
            Map.entry("data_interval_start", "r.interval_start"),
            Map.entry("data_interval_end", "r.interval_end"),
            Map.entry("map_index", "t.ix"));

    private static final String NODE = " LEFT JOIN node n ON n.id = t.node";
    private static final String FROM = FoundRun.FROM + " JOIN task_instance t ON t.run = r.id" + NODE;

    private final JdbcClient database;

    Tasks(JdbcClient database) {
        this.database = database;
    }

    /** A page of tasks; without an order, those of the latest run come first. */
    public Page<FoundTask> page(TaskFilter filter, List<String> orderBy, Window window) {
        return filter.run() == null ? acrossRuns(filter, orderBy, window) : ofOneRun(filter, orderBy, window);
    }

    public Optional<FoundTask> find(FoundRun run, String task) {
        return page(TaskFilter.of(run).named(List.of(task)), List.of(), new Window(1, 0)).rows().stream()
                .findFirst();
    }

    private Page<FoundTask> ofOneRun(TaskFilter filter, List<String> orderBy, Window window) {
        Listing listing = new Listing(FoundTask.COLUMNS, FROM);
        filter.narrow(listing);
        return listing.page(database, FoundTask::of, new Wanted(new Order(BY_TASK, "t.ix"), orderBy, window));
    }

    private Page<FoundTask> acrossRuns(TaskFilter filter, List<String> orderBy, Window window) {
        if (orderBy.isEmpty() || isByRun(orderBy)) {
            Listing listing = new Listing(FoundTask.COLUMNS, FROM);
            filter.narrow(listing);
            List<String> order = orderBy.isEmpty() ? List.of("-run_after") : orderBy;
            return listing.page(database, FoundTask::of, new Wanted(new Order(BY_RUN, "r.id", "t.ix"), order, window));
        }
        List<Long> latest = latestRuns(filter);
        Listing listing = new Listing(FoundTask.COLUMNS, FROM);
        filter.narrow(listing);
        // An empty list would mean any.
        listing.in("t.run", latest.isEmpty() ? Set.of(-1L) : latest);
        return listing.page(database, FoundTask::of, new Wanted(new Order(BY_TASK, "t.run", "t.ix"), orderBy, window));
    }

    private static boolean isByRun(List<String> orderBy) {
        return orderBy.stream().allMatch(name -> BY_RUN.containsKey(name.replaceFirst("^-", "")));
    }

    private List<Long> latestRuns(TaskFilter filter) {
        Listing listing = new Listing("r.id", FoundRun.FROM);
        filter.runs().narrow(listing);
        Order byTime = new Order(Map.of("run_after", "r.run_after"), "r.id");
        return listing.rows(
                database,
                (row, _) -> row.getLong(1),
                new Wanted(byTime, List.of("-run_after"), new Window(RUNS_SORTED, 0)));
    }
}
