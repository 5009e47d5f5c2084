-- One recommendable offer with its surroundings; the booking exists but takes no place.
INSERT INTO offerer (offerer_id, offerer_is_active) VALUES ('1073', true);
INSERT INTO venue (venue_id, venue_managing_offerer_id) VALUES ('1814', '1073');
INSERT INTO offer (offer_id, venue_id, offer_type, offer_is_active, offer_name)
    VALUES ('138717', '1814', 'EventType.JEUX', true, 'An evening of games');
INSERT INTO mediation (id, "offerId", "isActive") VALUES ('4876', '138717', true);
INSERT INTO stock (stock_id, offer_id, stock_quantity, stock_is_soft_deleted) VALUES ('141098', '138717', 1, false);
INSERT INTO booking (booking_id, user_id, stock_id, booking_quantity, booking_is_cancelled)
    VALUES ('44053', '3777', '141098', 0, false);
INSERT INTO iris_venues (id, "irisId", "venueId") VALUES ('1', '10', '1814'), ('2', '11', '1814'), ('3', '11', '1814');
