-- One row that says which state of the views and zones a reader has; listeners learn of a new one by NOTIFY.
CREATE TABLE public.data_version (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    version bigint NOT NULL,
    changed_at timestamptz NOT NULL
);

INSERT INTO public.data_version (version, changed_at) VALUES (0, now());

-- Called inside the transaction that changes what readers see; the notification leaves with its commit.
CREATE FUNCTION public.bump_data_version()
    RETURNS bigint
    LANGUAGE plpgsql
    SET search_path = pg_catalog, public
AS $$
DECLARE
    new_version bigint;
BEGIN
    UPDATE public.data_version
    SET version = version + 1, changed_at = clock_timestamp()
    RETURNING version INTO STRICT new_version;
    PERFORM pg_notify('data_version', new_version::text);
    RETURN new_version;
END
$$;
