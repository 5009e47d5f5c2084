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
        Traits traits,
        Map<TaskFilter.Moment, Bounds> moments) {

    private static final String DECLARED = "pipeline_version declared"
            + " CROSS JOIN jsonb_array_elements(declared.spec -> 'tasks') WITH ORDINALITY AS task(said, place)";
    private static final String OPERATOR = "coalesce(nullif(task.said ->> 'kind', ''), task.said -> 'role' ->> 'role')";
    private static final String GROUP =
            "array_to_string(ARRAY(SELECT jsonb_array_elements_text(task.said -> 'group')), '.')";

    /** What a task is by the specification of its run: its kind, and the group it is in or below, with dots between names. */
    public record Traits(
            List<String> operators,
            @Nullable String operatorPattern,
            @Nullable String group) {
        public static final Traits ANY = new Traits(List.of(), null, null);

        public Traits {
            operators = List.copyOf(operators);
        }

        private void narrow(Listing listing) {
            listing.in(OPERATOR, operators)
                    .like(OPERATOR, operatorPattern)
                    .whereGiven("starts_with(%s || '.', ? || '.')".formatted(GROUP), group);
        }
    }

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
                RunFilter.ALL,
                run.number(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Patterns.ANY,
                Traits.ANY,
                Map.of());
    }

    public TaskFilter named(List<String> wanted) {
        return new TaskFilter(runs, run, wanted, states, pools, tries, patterns, traits, moments);
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
        if (!traits.equals(Traits.ANY)) {
            listing.exists(DECLARED, "declared.id = r.pipeline_version AND task.place = t.ix + 1", traits::narrow);
        }
        if (run == null && !states.isEmpty()) {
            // The run says how many of its tasks are in which state: most need not be looked at.
            listing.where("jsonb_exists_any(r.task_counts, ARRAY[?])", states);
        }
    }
}
