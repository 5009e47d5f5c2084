INSERT INTO goal (idsite, idgoal, name, description, match_attribute, pattern, pattern_type, case_sensitive, allow_multiple, revenue, deleted, event_value_as_revenue)
VALUES (1, 1, 'Réservation', '', 'url', '/reservation/confirmation', 'contains', 0, 1, 0, 0, 0);
INSERT INTO log_action (idaction, name, hash, type, url_prefix)
VALUES (1, 'app.passculture.beta.gouv.fr/offre/details/AVUQ/mediation', 4294967295, 1, 2),
       (2, 'Une "page", avec\ndeux lignes', 7, 4, NULL),
       (3, 'Module name: Reco - Number of tiles: 12', 8, 12, NULL),
       (4, 'www.ailleurs.example/', 9, 1, 2),
       (5, '', 10, 4, NULL);
INSERT INTO log_visit (idvisit, idsite, idvisitor, visit_last_action_time, config_id, location_ip, user_id, visit_first_action_time, visitor_count_visits, visitor_localtime, config_cookie, visit_total_time, location_latitude, location_city, location_provider)
VALUES (10, 1, x'0102030405060708', '2021-03-08 10:00:00', x'00000000000000ff', x'7f000001', '1234 on WEBAPP', '2021-03-08 09:00:00', 1, '11:00:00', 1, 3600, 48.850000, 'Paris', ''),
       (11, 1, x'1112131415161718', '2021-03-09 12:30:15', x'00000000000000fe', x'7f000001', 'AEAA on PRO', '2021-03-09 12:00:00', 2, '13:00:00', 0, 1815, NULL, NULL, NULL);
INSERT INTO log_link_visit_action (idlink_va, idsite, idvisitor, idvisit, server_time, idaction_name, idaction_url, idaction_event_action, custom_float)
VALUES (100, 1, x'0102030405060708', 10, '2021-03-08 09:30:00', 2, 1, NULL, NULL),
       (101, 1, x'1112131415161718', 11, '2021-03-09 12:10:00', NULL, NULL, 3, 2.5),
       (102, 1, x'1112131415161718', 11, '2021-03-09 12:20:00', 2, 4, NULL, NULL);
INSERT INTO log_conversion (idvisit, idgoal, buster, idsite, idvisitor, server_time, url, visitor_count_visits)
VALUES (1, 23, 0, 1, x'0102030405060708', '2021-03-08 09:40:00', 'https://app.passculture.beta.gouv.fr/', 1),
       (12, 3, 0, 1, x'0102030405060708', '2021-03-09 12:25:00', 'https://app.passculture.beta.gouv.fr/', 1);
