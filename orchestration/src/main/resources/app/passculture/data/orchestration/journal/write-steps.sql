-- Writes steps of runs. Each part holds only for the runs whose revision is still the one that was read, and only while the node has its lease.
WITH me AS MATERIALIZED (
    SELECT id FROM node WHERE id = ? AND ended_at IS NULL AND lease_until > clock_timestamp()
),
moved AS (
    UPDATE run
    SET revision = run.revision + 1,
        state = step.state,
        halt = step.halt,
        paused = step.paused,
        deadline = moment(step.deadline),
        wake_at = moment(step.wake_at),
        node = me.id,
        task_counts = step.task_counts::jsonb,
        queued_at = CASE WHEN step.state = 'queued' AND run.state <> 'queued' THEN moment(step.now) ELSE run.queued_at END,
        started_at = CASE WHEN step.state = 'running' AND run.state <> 'running' THEN moment(step.now) ELSE run.started_at END,
        ended_at = CASE WHEN step.state IN ('success', 'failed') THEN coalesce(run.ended_at, moment(step.now)) END,
        updated_at = moment(step.now),
        waits_for_code = step.waits_for_code
    FROM unnest(?::bigint[], ?::integer[], ?::text[], ?::text[], ?::boolean[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::boolean[])
        AS step(run, revision, state, halt, paused, deadline, wake_at, task_counts, now, waits_for_code)
    CROSS JOIN me
    WHERE run.id = step.run AND run.revision = step.revision
    RETURNING run.id
),
changed AS (
    UPDATE task_instance
    SET state = change.state,
        tries = change.tries,
        tries_before_clear = change.tries_before_clear,
        losses = change.losses,
        attempt = change.attempt,
        node = CASE WHEN change.claimed THEN me.id ELSE task_instance.node END,
        gate = change.gate,
        ready_at = moment(change.ready_at),
        due = moment(change.due),
        handle = change.handle,
        chosen = change.chosen::jsonb,
        failure = change.failure::jsonb,
        queued_at = CASE
            WHEN change.claimed THEN moment(change.now)
            WHEN change.state = 'none' THEN NULL
            ELSE task_instance.queued_at END,
        started_at = CASE
            WHEN change.claimed OR change.state = 'none' THEN moment(change.started)
            ELSE coalesce(moment(change.started), task_instance.started_at) END,
        ended_at = CASE
            WHEN change.state IN ('success', 'failed', 'skipped', 'upstream_failed', 'up_for_retry') THEN moment(change.now) END
    FROM unnest(?::bigint[], ?::smallint[], ?::text[], ?::integer[], ?::integer[], ?::integer[], ?::uuid[], ?::boolean[], ?::text[],
            ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])
        AS change(run, ix, state, tries, tries_before_clear, losses, attempt, claimed, gate,
            ready_at, due, handle, chosen, failure, started, now)
    JOIN moved ON moved.id = change.run
    CROSS JOIN me
    WHERE task_instance.run = change.run AND task_instance.ix = change.ix
),
ended AS (
    INSERT INTO attempt (run, ix, id, task, try_number, node, state, failure, queued_at, started_at, ended_at, exit_code)
    SELECT over.run, over.ix, over.id, task_instance.task, over.try_number, task_instance.node, over.state, over.failure::jsonb,
        task_instance.queued_at, coalesce(moment(over.started), task_instance.started_at), moment(over.now),
        over.exit_code
    FROM unnest(?::bigint[], ?::smallint[], ?::uuid[], ?::integer[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
            ?::integer[])
        AS over(run, ix, id, try_number, state, failure, started, now, exit_code)
    JOIN moved ON moved.id = over.run
    JOIN task_instance ON task_instance.run = over.run AND task_instance.ix = over.ix
),
produced AS (
    INSERT INTO output (run, ix, task, type, value, place, preview, bytes)
    SELECT made.run, made.ix, made.task, made.type, made.value::jsonb, made.place, made.preview, made.bytes
    FROM unnest(?::bigint[], ?::smallint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
        AS made(run, ix, task, type, value, place, preview, bytes)
    JOIN moved ON moved.id = made.run
    ON CONFLICT (run, ix, key) DO UPDATE
    SET type = excluded.type, value = excluded.value, place = excluded.place, preview = excluded.preview, bytes = excluded.bytes,
        written_at = excluded.written_at
),
withdrawn AS (
    DELETE FROM output
    USING unnest(?::bigint[], ?::smallint[]) AS cleared(run, ix)
    JOIN moved ON moved.id = cleared.run
    WHERE output.run = cleared.run AND output.ix = cleared.ix
),
told AS (
    INSERT INTO outbox (kind, pipeline, run, payload)
    SELECT notice.kind, notice.pipeline, notice.run, notice.payload::jsonb
    FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[]) AS notice(kind, pipeline, run, payload)
    JOIN moved ON moved.id = notice.run
),
waiting AS (
    INSERT INTO awaited_run (run, ix, attempt, pipeline)
    SELECT watch.run, watch.ix, watch.attempt, watch.pipeline
    FROM unnest(?::bigint[], ?::smallint[], ?::uuid[], ?::text[]) AS watch(run, ix, attempt, pipeline)
    JOIN moved ON moved.id = watch.run
    ON CONFLICT (run, ix) DO UPDATE SET attempt = excluded.attempt, pipeline = excluded.pipeline
),
waited AS (
    DELETE FROM awaited_run
    USING unnest(?::bigint[], ?::smallint[]) AS over(run, ix)
    JOIN moved ON moved.id = over.run
    WHERE awaited_run.run = over.run AND awaited_run.ix = over.ix
),
stopped AS (
    INSERT INTO remote_stop (run, ix, attempt, try_number, handle, node)
    SELECT stop.run, stop.ix, stop.attempt, stop.try_number, stop.handle, task_instance.node
    FROM unnest(?::bigint[], ?::smallint[], ?::uuid[], ?::integer[], ?::text[]) AS stop(run, ix, attempt, try_number, handle)
    JOIN moved ON moved.id = stop.run
    JOIN task_instance ON task_instance.run = stop.run AND task_instance.ix = stop.ix
    ON CONFLICT DO NOTHING
)
SELECT (SELECT count(*) FROM me) = 1 AS alive, coalesce((SELECT array_agg(id) FROM moved), '{}') AS moved
