-- What a node leaves to others.

-- A task of the run could start, but the node that found this out has not the code of the run's version: one that has looks for such runs.
ALTER TABLE run ADD COLUMN waits_for_code boolean NOT NULL DEFAULT false;

CREATE INDEX run_waits_for_code ON run (pipeline_version) WHERE waits_for_code;

-- Work elsewhere whose attempt has been stopped, until it is cancelled there: by its node, or by whoever finds that this one is gone.
CREATE TABLE remote_stop (
    attempt     uuid PRIMARY KEY,
    run         bigint NOT NULL REFERENCES run ON DELETE CASCADE,
    ix          smallint NOT NULL,
    try_number  integer NOT NULL,
    handle      text NOT NULL,
    node        bigint
);

CREATE INDEX remote_stop_of_run ON remote_stop (run);
