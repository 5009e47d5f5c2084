-- Thousands of rows with few distinct values and NULLs everywhere, so that every branch of the rule is met often.
SELECT setseed(0.42);

CREATE FUNCTION pg_temp.maybe(value text, missing float) RETURNS text LANGUAGE sql VOLATILE
    AS 'SELECT CASE WHEN random() < missing THEN NULL ELSE value END';

INSERT INTO offerer (offerer_id, offerer_is_active)
SELECT pg_temp.maybe((random() * 300)::int::text, 0.02), pg_temp.maybe((random() < 0.9)::text, 0.03)::boolean
FROM generate_series(1, 300);

INSERT INTO venue (venue_id, venue_managing_offerer_id)
SELECT pg_temp.maybe((random() * 600)::int::text, 0.02), pg_temp.maybe((random() * 300)::int::text, 0.02)
FROM generate_series(1, 600);

INSERT INTO offer (offer_id, offer_product_id, venue_id, offer_is_active, offer_type, offer_name, offer_url, offer_is_national)
SELECT pg_temp.maybe((random() * 5000)::int::text, 0.02),
    pg_temp.maybe((random() * 2000)::int::text, 0.3),
    pg_temp.maybe((random() * 600)::int::text, 0.02),
    pg_temp.maybe((random() < 0.9)::text, 0.03)::boolean,
    pg_temp.maybe((ARRAY['ThingType.LIVRE_EDITION', 'EventType.CINEMA', '', 'ThingType.ACTIVATION',
        'EventType.ACTIVATION', 'EventType.JEUX', 'ThingType.MUSIQUE'])[1 + (random() * 6)::int], 0.03),
    pg_temp.maybe('name ' || (random() * 100)::int, 0.05),
    pg_temp.maybe((ARRAY['', 'https://example.org'])[1 + (random())::int], 0.6),
    pg_temp.maybe((random() < 0.1)::text, 0.2)::boolean
FROM generate_series(1, 6000);

INSERT INTO mediation ("offerId", "isActive")
SELECT pg_temp.maybe((random() * 5000)::int::text, 0.02), pg_temp.maybe((random() < 0.8)::text, 0.05)::boolean
FROM generate_series(1, 7000);

INSERT INTO stock (stock_id, offer_id, stock_is_soft_deleted, stock_beginning_date, stock_booking_limit_date, stock_quantity)
SELECT pg_temp.maybe((random() * 8000)::int::text, 0.02),
    pg_temp.maybe((random() * 5000)::int::text, 0.02),
    pg_temp.maybe((random() < 0.1)::text, 0.05)::boolean,
    now() AT TIME ZONE 'UTC' + pg_temp.maybe((random() * 10 - 2)::text, 0.4)::float * interval '1 hour',
    now() AT TIME ZONE 'UTC' + pg_temp.maybe((random() * 10 - 2)::text, 0.4)::float * interval '1 hour',
    pg_temp.maybe((random() * 6)::int::text, 0.3)::int
FROM generate_series(1, 8000);

INSERT INTO booking (stock_id, user_id, booking_quantity, booking_is_cancelled)
SELECT pg_temp.maybe((random() * 8000)::int::text, 0.02),
    pg_temp.maybe((random() * 500)::int::text, 0.02),
    pg_temp.maybe((random() * 3)::int::text, 0.05)::int,
    pg_temp.maybe((random() < 0.3)::text, 0.05)::boolean
FROM generate_series(1, 20000);

INSERT INTO iris_venues ("irisId", "venueId")
SELECT pg_temp.maybe((random() * 50)::int::text, 0.02), pg_temp.maybe((random() * 600)::int::text, 0.02)
FROM generate_series(1, 10000);
