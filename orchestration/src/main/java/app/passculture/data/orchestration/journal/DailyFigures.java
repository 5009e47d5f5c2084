package app.passculture.data.orchestration.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Adds runs that end to the figures of their day, in the transaction that ends them. Sorted, so that two transactions do not wait for each other. */
public final class DailyFigures {

    private static final String PIPELINES = """
            INSERT INTO pipeline_day AS figure (pipeline, day, succeeded, failed, seconds, longest)
            SELECT pipeline, (ended_at AT TIME ZONE 'UTC')::date,
                count(*) FILTER (WHERE state = 'success'), count(*) FILTER (WHERE state = 'failed'),
                coalesce(sum(extract(epoch FROM ended_at - started_at)), 0),
                coalesce(max(extract(epoch FROM ended_at - started_at)), 0)
            FROM run WHERE id = ANY (?) AND ended_at IS NOT NULL
            GROUP BY 1, 2 ORDER BY 1, 2
            ON CONFLICT (pipeline, day) DO UPDATE
            SET succeeded = figure.succeeded + excluded.succeeded, failed = figure.failed + excluded.failed,
                seconds = figure.seconds + excluded.seconds, longest = greatest(figure.longest, excluded.longest)
            """;

    private static final String TASKS = """
            INSERT INTO task_day AS figure (pipeline, task, day, succeeded, failed, skipped, tries, seconds, longest)
            SELECT run.pipeline, task.task, (task.ended_at AT TIME ZONE 'UTC')::date,
                count(*) FILTER (WHERE task.state = 'success'), count(*) FILTER (WHERE task.state = 'failed'),
                count(*) FILTER (WHERE task.state = 'skipped'), sum(task.tries - task.tries_before_clear),
                coalesce(sum(extract(epoch FROM task.ended_at - task.started_at)), 0),
                coalesce(max(extract(epoch FROM task.ended_at - task.started_at)), 0)
            FROM run JOIN task_instance AS task ON task.run = run.id
            WHERE run.id = ANY (?) AND task.ended_at > coalesce(run.counted_at, '-infinity')
            GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            ON CONFLICT (pipeline, task, day) DO UPDATE
            SET succeeded = figure.succeeded + excluded.succeeded, failed = figure.failed + excluded.failed,
                skipped = figure.skipped + excluded.skipped, tries = figure.tries + excluded.tries,
                seconds = figure.seconds + excluded.seconds, longest = greatest(figure.longest, excluded.longest)
            """;

    private static final String COUNTED = "UPDATE run SET counted_at = ended_at WHERE id = ANY (?)";

    private final JdbcTemplate jdbc;

    public DailyFigures(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    public void count(Collection<Long> ended) {
        Long[] runs = ended.toArray(Long[]::new);
        List.of(PIPELINES, TASKS, COUNTED)
                .forEach(statement -> jdbc.update(statement, prepared -> set(prepared, runs)));
    }

    private static void set(PreparedStatement statement, Long[] runs) throws SQLException {
        statement.setArray(1, statement.getConnection().createArrayOf("bigint", runs));
    }
}
