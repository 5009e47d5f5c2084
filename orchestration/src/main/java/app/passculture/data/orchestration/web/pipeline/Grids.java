package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes grids. The states of a run come from the database as one text; those of runs that are over are kept. */
@Component
@ConditionalOnBooleanProperty(name = "orchestration.roles.ui", matchIfMissing = true)
class Grids {

    /** The letters of states: the script that draws them knows the same. */
    private static final String STATES = """
            SELECT run, string_agg(CASE state WHEN 'success' THEN 's' WHEN 'failed' THEN 'f' WHEN 'running' THEN 'r' WHEN 'queued' THEN 'q'
                WHEN 'scheduled' THEN 'w' WHEN 'up_for_retry' THEN 'u' WHEN 'deferred' THEN 'd' WHEN 'upstream_failed' THEN 'x'
                WHEN 'skipped' THEN 'k' WHEN 'restarting' THEN 'c' ELSE 'n' END, '' ORDER BY ix) AS states
            FROM task_instance WHERE run = ANY (?) GROUP BY run
            """;

    private static final byte ABSENT = '.';

    /** About this many cells are kept. */
    private static final int KEPT_CELLS = 16_000_000;

    private final JdbcClient sql;
    private final RunReads runs;
    private final Versions versions;
    private final Clock clock;
    private final Kept kept = new Kept();

    Grids(JdbcClient sql, Versions versions, Clock clock) {
        this.sql = sql;
        this.runs = new RunReads(sql);
        this.versions = versions;
        this.clock = clock;
    }

    /** A run in one of its states of being over; cleared, it has another revision. */
    private record Key(long run, int revision) {}

    /** The states of runs that are over, those that were not asked for go first. */
    private static final class Kept {
        private final Map<Key, byte[]> states = new LinkedHashMap<>(64, 0.75f, true);
        private long cells;

        synchronized Optional<byte[]> find(Key key) {
            return Optional.ofNullable(states.get(key));
        }

        synchronized void keep(Key key, byte[] of) {
            if (states.put(key, of) == null) {
                cells += of.length;
            }
            var oldest = states.values().iterator();
            while (cells > KEPT_CELLS && oldest.hasNext()) {
                cells -= oldest.next().length;
                oldest.remove();
            }
        }
    }

    Grid of(PipelineHead pipeline, Instant before, int columns) {
        List<RunHead> latest = new ArrayList<>(runs.latest(pipeline.id(), before, columns));
        Collections.reverse(latest);
        Map<Long, byte[]> states = states(latest);
        Rows rows = new Rows(versions.spec(pipeline.version()));
        latest.forEach(run -> rows.add(run.version(), versions.spec(run.version())));
        return new Grid(
                rows.rows,
                latest.stream().map(this::column).toList(),
                latest.stream()
                        .map(run -> rows.placed(run.version(), states.getOrDefault(run.id(), new byte[0])))
                        .toList());
    }

    private Grid.Column column(RunHead run) {
        java.time.Duration took = run.took(clock.instant());
        return new Grid.Column(
                run.run(),
                run.state(),
                run.type(),
                run.interval().runAfter().toString(),
                took == null ? 0 : took.toMillis() / 1000.0,
                run.versionNumber());
    }

    /** The states of the tasks of a run, in the order of its version. */
    List<String> states(RunHead run) {
        byte[] letters = states(List.of(run)).getOrDefault(run.id(), new byte[0]);
        return IntStream.range(0, letters.length)
                .mapToObj(ix -> Letters.state(letters[ix]))
                .toList();
    }

    private Map<Long, byte[]> states(List<RunHead> latest) {
        Map<Long, byte[]> states = new HashMap<>();
        List<RunHead> unknown = new ArrayList<>();
        for (RunHead run : latest) {
            kept.find(new Key(run.id(), run.revision()))
                    .ifPresentOrElse(known -> states.put(run.id(), known), () -> unknown.add(run));
        }
        states.putAll(read(unknown));
        unknown.stream().filter(RunHead::isOver).forEach(run -> {
            byte[] of = states.get(run.id());
            if (of != null) {
                kept.keep(new Key(run.id(), run.revision()), of);
            }
        });
        return states;
    }

    private Map<Long, byte[]> read(List<RunHead> wanted) {
        Map<Long, byte[]> states = new HashMap<>();
        if (!wanted.isEmpty()) {
            Long[] ids = wanted.stream().map(RunHead::id).toArray(Long[]::new);
            sql.sql(STATES).param(ids).query(row -> {
                states.put(row.getLong("run"), row.getString("states").getBytes(StandardCharsets.US_ASCII));
            });
        }
        return states;
    }

    /** The rows of a grid, and where the tasks of each version stand in them. */
    private static final class Rows {
        private final List<Grid.Row> rows = new ArrayList<>();
        private final Map<String, Integer> places = new HashMap<>();
        private final Map<UUID, int[]> placesOf = new HashMap<>();

        Rows(PipelineSpec present) {
            present.tasks().forEach(task -> add(task, false));
        }

        private int add(TaskSpec task, boolean gone) {
            rows.add(new Grid.Row(task.id(), String.join(" / ", task.group()), gone));
            places.put(task.id(), rows.size() - 1);
            return rows.size() - 1;
        }

        void add(UUID version, PipelineSpec spec) {
            placesOf.computeIfAbsent(
                    version,
                    _ -> spec.tasks().stream()
                            .mapToInt(task -> {
                                Integer place = places.get(task.id());
                                return place == null ? add(task, true) : place;
                            })
                            .toArray());
        }

        byte[] placed(UUID version, byte[] states) {
            byte[] column = new byte[rows.size()];
            Arrays.fill(column, ABSENT);
            int[] to = placesOf.getOrDefault(version, new int[0]);
            for (int ix = 0; ix < Math.min(states.length, to.length); ix++) {
                column[to[ix]] = states[ix];
            }
            return column;
        }
    }
}
