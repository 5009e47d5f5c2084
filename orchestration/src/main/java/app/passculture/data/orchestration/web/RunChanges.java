package app.passculture.data.orchestration.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the runs that have changed since it last looked. Reads those under way, new, or ended lately, never the history. */
final class RunChanges {
    private static final String COLUMNS = "SELECT id, pipeline, run_id, state, revision FROM run WHERE ";

    /** Longer than a commit takes and clocks of nodes differ; a run that began and ended between two looks is found by its end. */
    private static final String UNDER_WAY_OR_ENDED_LATELY =
            "(state IN ('queued', 'running') OR ended_at > now() - interval '5 seconds')";

    private final JdbcClient sql;
    private Map<Long, Seen> known = new HashMap<>();
    private long newest;

    RunChanges(JdbcClient sql) {
        this.sql = sql;
        this.newest = sql.sql("SELECT coalesce(max(id), 0) FROM run")
                .query(Long.class)
                .single();
        read(UNDER_WAY_OR_ENDED_LATELY, List.of()).forEach(run -> known.put(run.id(), run));
    }

    /** A run as it stands; the revision counts its changes. */
    record Seen(long id, String pipeline, String run, String state, int revision) {
        boolean isUnderWay() {
            return state.equals("queued") || state.equals("running");
        }
    }

    List<Seen> look() {
        List<Seen> found = new ArrayList<>(read(UNDER_WAY_OR_ENDED_LATELY + " OR id > ?", List.of(newest)));
        found.addAll(endedUnseen(found));
        List<Seen> changed = found.stream().filter(this::isNews).toList();
        known = found.stream().collect(Collectors.toMap(Seen::id, run -> run, (first, _) -> first, HashMap::new));
        newest = found.stream().mapToLong(Seen::id).reduce(newest, Math::max);
        return changed;
    }

    private boolean isNews(Seen run) {
        Seen before = known.get(run.id());
        return before == null || before.revision() != run.revision();
    }

    /** Runs that were under way and have ended longer ago than is looked back. */
    private List<Seen> endedUnseen(List<Seen> found) {
        Set<Long> gone =
                known.values().stream().filter(Seen::isUnderWay).map(Seen::id).collect(Collectors.toSet());
        found.forEach(run -> gone.remove(run.id()));
        return gone.isEmpty() ? List.of() : read("id = ANY (?)", List.of((Object) gone.toArray(Long[]::new)));
    }

    private List<Seen> read(String condition, List<Object> parameters) {
        return sql.sql(COLUMNS + condition)
                .params(parameters)
                .query((row, _) ->
                        new Seen(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5)))
                .list();
    }
}
