-- What GoogleSQL means and DuckDB can say; what it cannot say is a function in Java.
CREATE OR REPLACE MACRO bq_in_array(x, a) AS CASE
    WHEN a IS NULL OR len(a) = 0 THEN false
    WHEN x IS NULL THEN NULL
    WHEN list_contains(a, x) THEN true
    WHEN len(list_filter(a, lambda e: e IS NULL)) > 0 THEN NULL
    ELSE false END;
CREATE OR REPLACE MACRO bq_mod(a, b) AS CASE WHEN b = 0 AND a IS NOT NULL THEN error('division by zero: MOD(' || a || ', 0)') ELSE a % b END;
CREATE OR REPLACE MACRO bq_div(a, b) AS CASE WHEN b = 0 AND a IS NOT NULL THEN error('division by zero: DIV(' || a || ', 0)') ELSE a // b END;
CREATE OR REPLACE MACRO bq_floor_div(a, b) AS (a - ((a % b) + b) % b) // b;
CREATE OR REPLACE MACRO bq_floor_mod(a, b) AS ((a % b) + b) % b;
CREATE OR REPLACE MACRO bq_week(d, first) AS bq_floor_div(CAST(d - DATE '1970-01-01' AS BIGINT) + 4 - first, 7);
CREATE OR REPLACE MACRO bq_week_start(d, first) AS d - CAST(bq_floor_mod(CAST(d - DATE '1970-01-01' AS BIGINT) + 4 - first, 7) AS INTEGER);
CREATE OR REPLACE MACRO bq_week_of_year(d, first) AS (date_part('doy', d) + 6 - (date_part('dow', d) - first + 7) % 7) // 7;
CREATE OR REPLACE MACRO bq_make_date(y, m, d) AS CASE
    WHEN y < 1 OR y > 9999 THEN error('Input calculates to invalid date: ' || y || '-' || m || '-' || d)
    ELSE make_date(y, m, d) END;
CREATE OR REPLACE MACRO bq_make_time(micros) AS make_time(micros // 3600000000, micros // 60000000 % 60, (micros % 60000000) / 1000000);
CREATE OR REPLACE MACRO bq_checked(t) AS CASE
    WHEN t < TIMESTAMP '0001-01-01 00:00:00' OR t >= TIMESTAMP '10000-01-01 00:00:00' THEN error('The result is out of range: ' || t)
    ELSE t END;
CREATE OR REPLACE MACRO bq_at_offset(a, i) AS CASE
    WHEN i < 0 OR i >= len(a) THEN error('Array index ' || i || ' is out of bounds')
    ELSE list_extract(a, i + 1) END;
CREATE OR REPLACE MACRO bq_at_ordinal(a, i) AS CASE
    WHEN i < 1 OR i > len(a) THEN error('Array index ' || i || ' is out of bounds')
    ELSE list_extract(a, i) END;
CREATE OR REPLACE MACRO bq_safe_at_offset(a, i) AS CASE WHEN i >= 0 THEN list_extract(a, i + 1) END;
CREATE OR REPLACE MACRO bq_safe_at_ordinal(a, i) AS CASE WHEN i >= 1 THEN list_extract(a, i) END;
CREATE OR REPLACE MACRO bq_split(s, d) AS CASE
    WHEN s IS NULL OR d IS NULL THEN NULL
    WHEN s = '' AND d = '' THEN CAST([] AS VARCHAR[])
    ELSE string_split(s, d) END;
CREATE OR REPLACE MACRO bq_array_to_string(a, s) AS CASE WHEN a IS NULL OR s IS NULL THEN NULL WHEN len(a) = 0 THEN '' ELSE array_to_string(a, s) END;
CREATE OR REPLACE MACRO bq_generate_array(a, b, s) AS CASE
    WHEN s = 0 THEN error('Sequence step cannot be 0.')
    ELSE generate_series(a, b, s) END;
CREATE OR REPLACE MACRO bq_range_bucket(x, a) AS CASE
    WHEN x IS NULL OR a IS NULL THEN NULL
    ELSE CAST(len(list_filter(a, lambda e: e <= x)) AS BIGINT) END;
