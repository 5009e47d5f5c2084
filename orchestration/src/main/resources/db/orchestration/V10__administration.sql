-- Who may do what, and the secrets of pipelines. Sealed columns are encrypted outside the database, bound to the row they stand in.
CREATE TABLE app_user (
    name text PRIMARY KEY,
    role text NOT NULL CHECK (role IN ('viewer', 'operator', 'admin')),
    password_hash text,
    active boolean NOT NULL DEFAULT true,
    -- Tokens of an earlier generation are void.
    generation integer NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE TABLE api_token (
    id uuid PRIMARY KEY,
    user_name text NOT NULL REFERENCES app_user ON DELETE CASCADE,
    label text NOT NULL,
    secret_hash bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz
);
CREATE INDEX ON api_token (user_name);
CREATE TABLE revoked_token (
    id uuid PRIMARY KEY,
    expires_at timestamptz NOT NULL
);
CREATE TABLE signing_key (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    sealed bytea NOT NULL
);
-- The subject is a user or an address, with a word before it that says which.
CREATE TABLE login_failure (
    subject text PRIMARY KEY,
    failures integer NOT NULL,
    last_at timestamptz NOT NULL
);
CREATE TABLE variable (
    key text PRIMARY KEY,
    sealed_value bytea NOT NULL,
    description text,
    updated_at timestamptz NOT NULL
);
CREATE TABLE connection (
    connection_id text PRIMARY KEY,
    conn_type text NOT NULL,
    description text,
    host text,
    login text,
    sealed_password bytea,
    port integer,
    schema_name text,
    sealed_extra bytea,
    updated_at timestamptz NOT NULL
);
