-- What happened and what is to happen: pipelines and their versions, runs, tasks, attempts, outputs, nodes.
-- Everything lives in the schema orchestration, which Flyway makes and sets as the search path.
--
-- Three rules keep it fast:
-- * run.revision is the lock. Whoever changes a run, its tasks or its outputs raises it from the value that was read.
-- * Ids of runs grow with time, so a month of runs is a range of ids. What belongs to runs is partitioned by these ranges and goes by whole
--   partitions; every key starts with the run.
-- * task_instance has no index but its key, and no column that changes is indexed: all its updates stay on their page (HOT).

CREATE TABLE pipeline (
    id               text PRIMARY KEY,
    paused           boolean NOT NULL DEFAULT false,
    -- No server has loaded it lately: its class is gone.
    stale            boolean NOT NULL DEFAULT false,
    description      text NOT NULL DEFAULT '',
    owner            text NOT NULL DEFAULT '',
    tags             text[] NOT NULL DEFAULT '{}',
    current_version  uuid,
    max_active_runs  integer NOT NULL DEFAULT 1,
    -- The last slot of the timetable that became a run.
    last_slot_start  timestamptz,
    last_slot_end    timestamptz,
    last_run_after   timestamptz,
    -- The next one; empty without a schedule.
    next_slot_start  timestamptz,
    next_slot_end    timestamptz,
    next_run_after   timestamptz,
    -- How long the history of its runs is kept; the server's setting if empty.
    retention        interval,
    created_at       timestamptz NOT NULL DEFAULT now(),
    loaded_at        timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 70);

CREATE TABLE pipeline_version (
    id             uuid PRIMARY KEY,
    pipeline       text NOT NULL REFERENCES pipeline ON DELETE CASCADE,
    number         integer NOT NULL,
    spec_hash      text NOT NULL,
    spec           jsonb NOT NULL,
    bundle         text NOT NULL,
    bundle_digest  text NOT NULL,
    source         text,
    created_at     timestamptz NOT NULL DEFAULT now(),
    UNIQUE (pipeline, number),
    UNIQUE (pipeline, spec_hash)
);

ALTER TABLE pipeline ADD FOREIGN KEY (current_version) REFERENCES pipeline_version;

CREATE TABLE pipeline_favourite (
    pipeline   text NOT NULL REFERENCES pipeline ON DELETE CASCADE,
    user_name  text NOT NULL,
    PRIMARY KEY (user_name, pipeline)
);

-- A process of the server; a new start is a new row, so the id is the fencing token.
CREATE TABLE node (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name         text NOT NULL,
    roles        text[] NOT NULL,
    started_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    lease_until  timestamptz NOT NULL,
    -- Attempts under way.
    load         integer NOT NULL DEFAULT 0,
    -- When it ended its work itself, or when others found that it was gone.
    ended_at     timestamptz,
    -- When others had taken over all it had left behind.
    cleared_at   timestamptz
) WITH (fillfactor = 50);

-- Milliseconds since 2020 and twelve bits that keep those of one millisecond apart: exact in a JSON number until 2089.
CREATE SEQUENCE run_number AS bigint MAXVALUE 4095 MINVALUE 0 CYCLE;

CREATE FUNCTION first_run_id(moment timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (floor(extract(epoch FROM moment - timestamptz '2020-01-01 00:00:00+00') * 1000))::bigint * 4096;

CREATE FUNCTION next_run_id() RETURNS bigint LANGUAGE sql VOLATILE
RETURN first_run_id(clock_timestamp()) + nextval('run_number');

CREATE TABLE run (
    id               bigint PRIMARY KEY DEFAULT next_run_id(),
    pipeline         text NOT NULL REFERENCES pipeline,
    run_id           text NOT NULL,
    pipeline_version uuid NOT NULL REFERENCES pipeline_version,
    -- Empty for a run that was started without one; the interval is always there.
    logical_date     timestamptz,
    interval_start   timestamptz NOT NULL,
    interval_end     timestamptz NOT NULL,
    run_after        timestamptz NOT NULL,
    type             text NOT NULL,
    triggered_by     text NOT NULL,
    triggering_user  text,
    parameters       jsonb NOT NULL DEFAULT '{}',
    note             text,
    note_by          text,
    -- From here on the columns that change.
    revision         integer NOT NULL DEFAULT 0,
    state            text NOT NULL DEFAULT 'queued',
    halt             text NOT NULL DEFAULT 'none',
    paused           boolean NOT NULL DEFAULT false,
    -- When the run's timeout is reached, and when time alone will next change something (timeouts, retries).
    deadline         timestamptz,
    wake_at          timestamptz,
    -- The node that changed it last.
    node             bigint,
    -- How many tasks are in each state, as {"success": 3}; states without tasks are left out.
    task_counts      jsonb NOT NULL DEFAULT '{}',
    queued_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    started_at       timestamptz,
    ended_at         timestamptz,
    updated_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Tasks that ended before are in the daily figures already.
    counted_at       timestamptz,
    CONSTRAINT run_id_is_taken UNIQUE (pipeline, run_id),
    CONSTRAINT logical_date_is_taken UNIQUE (pipeline, logical_date)
) WITH (fillfactor = 50);

CREATE INDEX run_active ON run (pipeline, run_after) WHERE state IN ('queued', 'running');
CREATE INDEX run_by_pipeline ON run (pipeline, run_after DESC);
CREATE INDEX run_by_time ON run (run_after DESC);
CREATE INDEX run_of_version ON run (pipeline_version);

-- Moments travel in arrays as microseconds since 1970.
CREATE FUNCTION moment(micros bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN timestamptz '1970-01-01 00:00:00+00' + micros * interval '1 microsecond';

-- Where a task of a run stands. All tasks of a run are here from its beginning on; one that has not been decided is 'none'.
CREATE TABLE task_instance (
    run                 bigint NOT NULL,
    ix                  smallint NOT NULL,
    task                text NOT NULL,
    priority            integer NOT NULL,
    pool                text,
    slots               integer NOT NULL DEFAULT 1,
    max_tries           integer NOT NULL,
    -- From here on the columns that change.
    state               text NOT NULL DEFAULT 'none',
    tries               integer NOT NULL DEFAULT 0,
    tries_before_clear  integer NOT NULL DEFAULT 0,
    losses              integer NOT NULL DEFAULT 0,
    attempt             uuid,
    -- The node that runs the attempt, or asks after it.
    node                bigint,
    -- What it waits for, as Gate.key() says it.
    gate                text,
    ready_at            timestamptz,
    -- The next try of a task that waits for one, the deadline of a live one.
    due                 timestamptz,
    handle              text,
    chosen              jsonb,
    failure             jsonb,
    queued_at           timestamptz,
    started_at          timestamptz,
    ended_at            timestamptz,
    note                text,
    note_by             text,
    PRIMARY KEY (run, ix)
) PARTITION BY RANGE (run);

-- Attempts that are over, one row each, never changed. A try has several if it was lost.
CREATE TABLE attempt (
    run         bigint NOT NULL,
    ix          smallint NOT NULL,
    id          uuid NOT NULL,
    task        text NOT NULL,
    try_number  integer NOT NULL,
    node        bigint,
    -- success, failed, skipped; empty for one that was lost or stopped.
    state       text,
    failure     jsonb,
    -- The exit code of a process, if it was one.
    exit_code   integer,
    log         text,
    queued_at   timestamptz,
    started_at  timestamptz,
    ended_at    timestamptz NOT NULL,
    PRIMARY KEY (run, ix, id)
) PARTITION BY RANGE (run);

-- What tasks produced. Up to 64 KiB inline, otherwise the place where it lies.
CREATE TABLE output (
    run         bigint NOT NULL,
    ix          smallint NOT NULL,
    key         text NOT NULL DEFAULT 'return_value',
    task        text NOT NULL,
    -- The Java type the task declares.
    type        text NOT NULL,
    value       jsonb,
    place       text,
    -- The first characters of what lies elsewhere.
    preview     text,
    bytes       bigint NOT NULL,
    written_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (run, ix, key),
    CHECK ((value IS NULL) <> (place IS NULL))
) PARTITION BY RANGE (run);

-- Who did what, in the transaction that did it.
CREATE TABLE event_log (
    id          bigint GENERATED ALWAYS AS IDENTITY,
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor       text NOT NULL,
    -- Through what: ui, rest_api, cli, scheduler.
    via         text NOT NULL,
    event       text NOT NULL,
    pipeline    text,
    task        text,
    run_id      text,
    try_number  integer,
    extra       jsonb,
    before      jsonb,
    after       jsonb,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);

CREATE INDEX event_log_by_pipeline ON event_log (pipeline, id DESC);
CREATE INDEX event_log_by_time ON event_log (at DESC);

-- Makes the partitions of each month from the given moment's to the one after the other's; those that exist stay as they are.
CREATE FUNCTION make_partitions(since timestamptz, until timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    month timestamptz := date_trunc('month', since, 'UTC');
    following timestamptz;
    parent text;
BEGIN
    WHILE month <= until LOOP
        following := date_trunc('month', month + interval '32 days', 'UTC');
        FOREACH parent IN ARRAY ARRAY['task_instance', 'attempt', 'output'] LOOP
            EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L) WITH (fillfactor = %s)',
                parent || to_char(month AT TIME ZONE 'UTC', '_YYYY_MM'), parent, first_run_id(month), first_run_id(following),
                CASE parent WHEN 'task_instance' THEN 50 ELSE 100 END);
        END LOOP;
        EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF event_log FOR VALUES FROM (%L) TO (%L)',
            'event_log' || to_char(month AT TIME ZONE 'UTC', '_YYYY_MM'), month, following);
        month := following;
    END LOOP;
END
$$;

SELECT make_partitions(now(), now() + interval '62 days');

-- A task that waits for a run of another pipeline.
CREATE TABLE awaited_run (
    run       bigint NOT NULL,
    ix        smallint NOT NULL,
    attempt   uuid NOT NULL,
    pipeline  text NOT NULL,
    PRIMARY KEY (run, ix)
);

CREATE INDEX awaited_run_of_pipeline ON awaited_run (pipeline);

CREATE TABLE pool (
    name         text PRIMARY KEY,
    slots        integer NOT NULL CHECK (slots >= 0),
    used         integer NOT NULL DEFAULT 0 CHECK (used >= 0),
    description  text NOT NULL DEFAULT '',
    -- Parked tasks keep their slots; the other way is not offered.
    include_deferred boolean NOT NULL DEFAULT true
) WITH (fillfactor = 50);

INSERT INTO pool (name, slots, description) VALUES ('default_pool', 128, 'For tasks that name none; it does not limit them');

-- The most urgent task of each run that waits for slots of a pool.
CREATE TABLE pool_waiter (
    pool      text NOT NULL REFERENCES pool ON DELETE CASCADE,
    run       bigint NOT NULL,
    pipeline  text NOT NULL,
    priority  integer NOT NULL,
    since     timestamptz NOT NULL,
    slots     integer NOT NULL,
    PRIMARY KEY (pool, run)
) WITH (fillfactor = 50);

-- What is to be told to the world, written with what it is about and delivered afterwards.
CREATE TABLE outbox (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind          text NOT NULL,
    pipeline      text,
    run           bigint,
    payload       jsonb NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    due_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    tries         integer NOT NULL DEFAULT 0,
    last_error    text,
    delivered_at  timestamptz,
    -- Given up.
    failed_at     timestamptz
) WITH (fillfactor = 70);

CREATE INDEX outbox_due ON outbox (due_at) WHERE delivered_at IS NULL AND failed_at IS NULL;

-- Daily figures, kept when a run ends, so that pages need not read the history.
CREATE TABLE pipeline_day (
    pipeline   text NOT NULL,
    day        date NOT NULL,
    succeeded  integer NOT NULL DEFAULT 0,
    failed     integer NOT NULL DEFAULT 0,
    seconds    double precision NOT NULL DEFAULT 0,
    longest    double precision NOT NULL DEFAULT 0,
    PRIMARY KEY (pipeline, day)
) WITH (fillfactor = 50);

CREATE TABLE task_day (
    pipeline   text NOT NULL,
    task       text NOT NULL,
    day        date NOT NULL,
    succeeded  integer NOT NULL DEFAULT 0,
    failed     integer NOT NULL DEFAULT 0,
    skipped    integer NOT NULL DEFAULT 0,
    tries      integer NOT NULL DEFAULT 0,
    seconds    double precision NOT NULL DEFAULT 0,
    longest    double precision NOT NULL DEFAULT 0,
    PRIMARY KEY (pipeline, task, day)
) WITH (fillfactor = 50);
