CREATE TEMPORARY TABLE visit ON COMMIT DROP AS
SELECT
    booking."id" AS id,
    booking."userId" AS person,
    stock."offerId" AS offer,
    booking."dateCreated" AS at,
    booking."isCancelled" AS cancelled,
    abs(hashint8(booking."id")::bigint) AS chance,
    decode(substr(md5('visitor ' || booking."userId"), 1, 16), 'hex') AS visitor
FROM public.booking
JOIN public.stock ON stock."id" = booking."stockId"
WHERE booking."dateCreated" > (SELECT max("dateCreated") FROM public.booking) - interval '14 days'
    AND booking."id" > (SELECT coalesce(max(idvisit), 0) FROM log_visit);
CREATE TEMPORARY TABLE humanized ON COMMIT DROP AS
SELECT
    id,
    string_agg(substr('ABCDEFGH9JKLMN8PQRSTUVWXYZ234567', 1 + substr(bits, 5 * place + 1, 5)::bit(5)::integer, 1), '' ORDER BY place) AS text
FROM (
    SELECT id, rpad(bits, (length(bits) + 4) / 5 * 5, '0') AS bits
    FROM (
        SELECT id, lpad(bits, (length(bits) + 7) / 8 * 8, '0') AS bits
        FROM (SELECT id, ltrim(id::bit(64)::text, '0') AS bits FROM (SELECT offer FROM visit UNION SELECT person FROM visit) AS each (id)) AS digits
    ) AS bytes
) AS padded
CROSS JOIN generate_series(0, length(bits) / 5 - 1) AS place
GROUP BY id;
CREATE TEMPORARY TABLE shown ON COMMIT DROP AS
SELECT
    id AS offer,
    'app.passculture.beta.gouv.fr/offre/details/' || text || '/mediation' AS page,
    'Module name: Fais le plein de découvertes - Offer id: ' || text AS module
FROM humanized
WHERE id IN (SELECT offer FROM visit);
INSERT INTO goal (idsite, idgoal, name, description, match_attribute, pattern, pattern_type, case_sensitive, allow_multiple, revenue, deleted, event_value_as_revenue)
VALUES
    (1, 1, 'Réservation', 'Une offre est réservée', 'url', '/reservation/confirmation', 'contains', 0, 1, 0, 0, 0),
    (1, 2, 'Découverte', 'Une offre est vue', 'url', '/offre/details/', 'contains', 0, 0, 0, 0, 0)
ON CONFLICT DO NOTHING;
INSERT INTO log_action (idaction, name, hash, type, url_prefix)
VALUES
    (1, 'app.passculture.beta.gouv.fr/accueil', 1, 1, 2),
    (2, 'Accueil', 2, 4, NULL),
    (3, 'Homepage', 3, 10, NULL),
    (4, 'AllModulesSeen', 4, 11, NULL),
    (5, 'ConsultOffer', 5, 11, NULL),
    (6, 'Module name: Fais le plein de découvertes - Number of tiles: 12', 6, 12, NULL),
    (7, 'www.ailleurs.example/', 7, 1, 2)
ON CONFLICT DO NOTHING;
INSERT INTO log_action (idaction, name, hash, type, url_prefix)
SELECT
    (SELECT max(idaction) FROM log_action) + row_number() OVER (ORDER BY fresh.type, fresh.offer),
    fresh.name,
    hashtext(fresh.name)::bigint & 4294967295,
    fresh.type,
    CASE WHEN fresh.type = 1 THEN 2 END
FROM (
    SELECT offer, 1 AS type, page AS name FROM shown
    UNION ALL
    SELECT offer, 12, module FROM shown
) AS fresh
WHERE NOT EXISTS (SELECT FROM log_action AS known WHERE known.name = fresh.name);
INSERT INTO log_visit (
    idvisit, idsite, idvisitor, visit_last_action_time, config_id, location_ip, user_id, visit_first_action_time, visit_goal_converted,
    visitor_days_since_first, visitor_returning, visitor_count_visits, visit_entry_idaction_name, visit_entry_idaction_url,
    visit_exit_idaction_url, visit_total_actions, visit_total_events, referer_type, location_browser_lang, config_browser_name,
    config_device_type, config_os, visitor_localtime, config_resolution, config_cookie, visit_total_time, location_city, location_country)
SELECT
    visit.id,
    1,
    visit.visitor,
    visit.at + visit.chance % 90 * interval '1 second',
    decode(substr(md5('device ' || visit.person), 1, 16), 'hex'),
    '\x7f000001'::bytea,
    CASE
        WHEN visit.chance % 11 = 0 THEN 'ANONYMOUS on WEBAPP'
        WHEN visit.chance % 2 = 0 THEN visit.person || ' on WEBAPP'
        ELSE person.text || ' on WEBAPP'
    END,
    visit.at - (60 + visit.chance % 900) * interval '1 second',
    1,
    visit.chance % 400,
    visit.chance % 2,
    1 + row_number() OVER (PARTITION BY visit.person ORDER BY visit.at, visit.id),
    2,
    1,
    page.idaction,
    3,
    2,
    1,
    'fr-fr',
    (ARRAY['FF', 'CH', 'SF'])[1 + visit.chance % 3],
    visit.chance % 3,
    (ARRAY['AND', 'IOS', 'WIN'])[1 + visit.chance % 3],
    (visit.at + interval '1 hour')::time,
    '360x780',
    1,
    60 + visit.chance % 990,
    'Paris',
    'fr'
FROM visit
JOIN humanized AS person ON person.id = visit.person
JOIN shown USING (offer)
JOIN log_action AS page ON page.name = shown.page;
INSERT INTO log_link_visit_action (
    idlink_va, idsite, idvisitor, idvisit, server_time, idpageview, interaction_position, idaction_name, idaction_url,
    idaction_event_action, idaction_event_category)
SELECT
    visit.id * 8 + step.place,
    1,
    visit.visitor,
    visit.id,
    visit.at - (4 - step.place) * 12 * interval '1 second',
    substr(md5(visit.id || ' ' || step.place), 1, 6),
    step.place,
    CASE step.place WHEN 0 THEN 2 WHEN 1 THEN 6 WHEN 2 THEN clicked.idaction END,
    CASE step.place WHEN 0 THEN 1 WHEN 3 THEN page.idaction WHEN 4 THEN 7 END,
    CASE step.place WHEN 1 THEN 4 WHEN 2 THEN 5 END,
    CASE WHEN step.place IN (1, 2) THEN 3 END
FROM visit
CROSS JOIN generate_series(0, 4) AS step (place)
JOIN shown USING (offer)
JOIN log_action AS page ON page.name = shown.page
JOIN log_action AS clicked ON clicked.name = shown.module;
INSERT INTO log_conversion (idvisit, idgoal, buster, idsite, idvisitor, server_time, idlink_va, url, visitor_count_visits)
SELECT
    visit.id,
    1,
    0,
    1,
    visit.visitor,
    visit.at,
    visit.id * 8 + 3,
    'https://app.passculture.beta.gouv.fr/reservation/confirmation',
    1
FROM visit
WHERE NOT visit.cancelled
