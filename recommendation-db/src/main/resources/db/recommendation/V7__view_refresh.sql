-- When each view was last refreshed, how long that took and how many rows it held; written with the refresh itself.
CREATE TABLE public.view_refresh (
    view_name text PRIMARY KEY,
    refreshed_at timestamptz NOT NULL,
    duration_ms bigint NOT NULL,
    row_count bigint NOT NULL
);
