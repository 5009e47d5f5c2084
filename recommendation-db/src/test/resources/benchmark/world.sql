-- A world of the size of 2020-11: 32,000 offers in 3,000 venues, 40,000 stocks, 200,000 bookings, 320,000 IRIS links.
SELECT setseed(0.42);

INSERT INTO offerer (offerer_id, offerer_is_active, offerer_name, offerer_city, offerer_creation_date)
SELECT i, random() < 0.98, 'Offerer ' || i, 'Paris', timestamp '2019-01-01' + i * interval '1 hour'
FROM generate_series(1, 2500) AS i;

INSERT INTO venue (venue_id, venue_managing_offerer_id, venue_name, venue_latitude, venue_longitude, venue_is_virtual, venue_creation_date)
SELECT i, 1 + i % 2500, 'Venue ' || i, 48.8 + random() / 10, 2.2 + random() / 5, random() < 0.1, timestamp '2019-01-01'
FROM generate_series(1, 3000) AS i;

INSERT INTO offer (offer_id, offer_product_id, venue_id, offer_is_active, offer_type, offer_name, offer_description, offer_url,
    offer_is_national, offer_is_duo, offer_creation_date, offer_extra_data)
SELECT i, i / 2, 1 + (random() * 2999)::int, random() < 0.95,
    (ARRAY['ThingType.LIVRE_EDITION', 'EventType.CINEMA', 'ThingType.MUSIQUE', 'EventType.SPECTACLE_VIVANT', 'EventType.ACTIVATION'])[1 + i % 5],
    'A work of culture, number ' || i, repeat('Something to read before booking. ', 6), CASE WHEN random() < 0.2 THEN 'https://example.org/' || i END,
    random() < 0.05, random() < 0.3, timestamp '2020-01-01' + i * interval '1 minute', '{"author": "Somebody"}'
FROM generate_series(1, 32000) AS i;

INSERT INTO mediation (id, "offerId", "isActive", "dateCreated", "thumbCount", credit)
SELECT i, 1 + i % 32000, random() < 0.95, timestamp '2020-01-01', 1, 'Someone' FROM generate_series(1, 35000) AS i;

INSERT INTO stock (stock_id, offer_id, stock_quantity, stock_is_soft_deleted, stock_price, stock_beginning_date, stock_creation_date)
SELECT i, 1 + i % 32000, CASE WHEN random() < 0.7 THEN (random() * 40)::int END, random() < 0.05, 9.9,
    CASE WHEN random() < 0.3 THEN now() + (random() * 60 - 10) * interval '1 day' END, timestamp '2020-01-01'
FROM generate_series(1, 40000) AS i;

INSERT INTO booking (booking_id, stock_id, user_id, booking_quantity, booking_amount, booking_is_cancelled, booking_is_used, booking_creation_date)
SELECT i, 1 + (random() * random() * 39999)::int, 1 + (random() * 20000)::int, 1 + (random() < 0.1)::int, 9.9, random() < 0.15, random() < 0.5,
    timestamp '2020-01-01' + i * interval '1 minute'
FROM generate_series(1, 200000) AS i;

INSERT INTO iris_venues (id, "irisId", "venueId")
SELECT i, i % 5000, 1 + (random() * 2999)::int FROM generate_series(1, 320000) AS i;

ANALYZE;
