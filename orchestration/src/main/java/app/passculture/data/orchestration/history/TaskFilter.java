package app.passculture.data.orchestration.history;

import app.passculture.data.orchestration.listing.Bounds;
import app.passculture.data.orchestration.listing.Listing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which tasks of which runs somebody wants; what is empty allows all. */
public record TaskFilter(
        RunFilter runs,
        @Nullable Long run,
        List<String> tasks,
        List<String> states,
        List<String> pools,
        List<Integer> tries,
        Patterns patterns,
        Map<TaskFilter.Moment, Bounds> moments) {

    /** LIKE patterns. */
    public record Patterns(@Nullable String task, @Nullable String pool) {
        public static final Patterns ANY = new Patterns(null, null);
    }

    /** What can be limited from both sides; the duration is in seconds. */
    public enum Moment {
        START_DATE("t.started_at"),
        END_DATE("t.ended_at"),
        UPDATED_AT("coalesce(t.ended_at, t.started_at, t.queued_at)"),
        DURATION("extract(epoch FROM t.ended_at - t.started_at)");

        private final String column;

        Moment(String column) {
            this.column = column;
        }
    }

    public TaskFilter {
        tasks = List.copyOf(tasks);
        states = List.copyOf(states);
        pools = List.copyOf(pools);
        tries = List.copyOf(tries);
        moments = Map.copyOf(moments);
    }

    /** All tasks of a run. */
    public static TaskFilter of(FoundRun run) {
        return new TaskFilter(
                RunFilter.ALL, run.number(), List.of(), List.of(), List.of(), List.of(), Patterns.ANY, Map.of());
    }

    public TaskFilter named(List<String> wanted) {
        return new TaskFilter(runs, run, wanted, states, pools, tries, patterns, moments);
    }

    void narrow(Listing listing) {
        runs.narrow(listing);
        listing.whereGiven("t.run = ?", run)
                .in("t.task", tasks)
                .in("t.state", states)
                .in("coalesce(t.pool, 'default_pool')", pools)
                .in("t.tries", tries)
                .like("t.task", patterns.task())
                .like("coalesce(t.pool, 'default_pool')", patterns.pool());
        moments.forEach((moment, bounds) -> listing.within(moment.column, bounds));
        if (run == null && !states.isEmpty()) {
            // The run says how many of its tasks are in which state: most need not be looked at.
            listing.where("jsonb_exists_any(r.task_counts, ARRAY[?])", states);
        }
    }
}
