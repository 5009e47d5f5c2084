-- Users 1 (group A) and 2 (group B); national offers 101 to 112, of which 101 is digital; venue 11, listed for zone 1,
-- with the offers 201 to 203; venue 22, listed for no zone, with the physical offer 301 and the digital offer 302.
-- User 3777 (group A) has booked offer 101 and the stock of no offer.
insert into offerer (offerer_id, offerer_is_active) values ('1', true);
insert into venue (venue_id, venue_managing_offerer_id) values ('1', '1'), ('11', '1'), ('22', '1');
insert into offer (offer_id, venue_id, offer_type, offer_name, offer_url, offer_is_national, offer_is_active)
select id::text, '1', case when id % 2 = 0 then 'EventType.CINEMA' else 'ThingType.LIVRE_EDITION' end, 'national ' || id,
    case when id = 101 then 'https://online.example/101' end, true, true
from generate_series(101, 112) as id;
insert into offer (offer_id, venue_id, offer_type, offer_name, offer_url, offer_is_national, offer_is_active, offer_product_id) values
    ('201', '11', 'EventType.MUSIQUE', 'local', null, false, true, '9001'),
    ('202', '11', 'EventType.MUSIQUE', 'local', null, false, true, null),
    ('203', '11', 'EventType.CINEMA', 'local', null, null, true, null),
    ('301', '22', 'EventType.CINEMA', 'far away', null, false, true, null),
    ('302', '22', 'ThingType.PRESSE_ABO', 'digital', 'https://online.example/302', false, true, null);
insert into stock (stock_id, offer_id, stock_is_soft_deleted) select 's' || offer_id, offer_id, false from offer;
insert into stock (stock_id, offer_id, stock_is_soft_deleted) values ('s-none', null, false);
insert into mediation (id, "offerId", "isActive") select 'm' || offer_id, offer_id, true from offer;
insert into booking (booking_id, stock_id, user_id, booking_quantity, booking_is_cancelled) values
    ('b1', 's101', '3777', 1, false), ('b2', 's-none', '3777', 1, false);
insert into iris_venues (id, "irisId", "venueId") values ('1', '1', '11');
insert into ab_testing (experiment, userid, groupid) values
    ('ab_testing_20201207', 1, 'A'), ('ab_testing_20201207', 2, 'B'), ('ab_testing_20201207', 3777, 'A');
