package app.passculture.data.orchestration.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the runs that have changed since it last looked. Reads those under way and those that are new, never the history. */
final class RunChanges {
    private static final String COLUMNS = "SELECT id, pipeline, run_id, state, revision FROM run WHERE ";

    private final JdbcClient sql;
    private final Map<Long, Integer> underWay = new HashMap<>();
    private long newest;

    RunChanges(JdbcClient sql) {
        this.sql = sql;
        this.newest = sql.sql("SELECT coalesce(max(id), 0) FROM run")
                .query(Long.class)
                .single();
        read("state IN ('queued', 'running')", List.of()).forEach(run -> underWay.put(run.id(), run.revision()));
    }

    /** A run as it stands; the revision counts its changes. */
    record Seen(long id, String pipeline, String run, String state, int revision) {
        boolean isUnderWay() {
            return state.equals("queued") || state.equals("running");
        }
    }

    List<Seen> look() {
        List<Seen> found = read("state IN ('queued', 'running') OR id > ?", List.of(newest));
        Set<Long> ended = new HashSet<>(underWay.keySet());
        found.forEach(run -> ended.remove(run.id()));
        List<Seen> changed = new ArrayList<>();
        found.stream().filter(this::isNews).forEach(changed::add);
        changed.addAll(ended.isEmpty() ? List.of() : ended(ended));
        ended.forEach(underWay::remove);
        return changed;
    }

    private boolean isNews(Seen run) {
        newest = Math.max(newest, run.id());
        Integer before = run.isUnderWay() ? underWay.put(run.id(), run.revision()) : underWay.remove(run.id());
        return before == null || before != run.revision();
    }

    private List<Seen> ended(Collection<Long> ids) {
        return read("id = ANY (?)", List.of((Object) ids.toArray(Long[]::new)));
    }

    private List<Seen> read(String condition, List<Object> parameters) {
        return sql.sql(COLUMNS + condition)
                .params(parameters)
                .query((row, _) ->
                        new Seen(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5)))
                .list();
    }
}
