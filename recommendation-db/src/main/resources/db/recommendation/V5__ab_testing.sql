-- The group of each user in each experiment; drawn once, kept for ever.
CREATE TABLE public.ab_testing (
    experiment text,
    userid bigint,
    groupid text NOT NULL,
    assigned_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (experiment, userid)
);

-- The name by which the exports know the experiment that started on 2020-12-07.
CREATE VIEW public.ab_testing_20201207 AS
    SELECT ab_testing.userid, ab_testing.groupid
    FROM public.ab_testing
    WHERE ab_testing.experiment = 'ab_testing_20201207';

-- Gives every user who ever booked a group, and leaves assigned ones alone; answers how many were added.
CREATE FUNCTION public.seed_ab_testing(experiment text)
    RETURNS bigint
    LANGUAGE plpgsql
    SET search_path = pg_catalog, public
AS $$
DECLARE
    added bigint;
BEGIN
    INSERT INTO public.ab_testing (experiment, userid, groupid)
    SELECT seed_ab_testing.experiment, users.userid, CASE WHEN random() > 0.5 THEN 'A' ELSE 'B' END
    FROM (
        SELECT DISTINCT booking.user_id::bigint AS userid
        FROM public.booking
        WHERE booking.user_id ~ '^[0-9]{1,18}$'
    ) AS users
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS added = ROW_COUNT;
    RETURN added;
END
$$;
