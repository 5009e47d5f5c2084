-- The rule as the original computed it: one call of each function an offer. The reference for the set-based views.
CREATE SCHEMA original;

CREATE FUNCTION original.offer_has_at_least_one_bookable_stock(var_offer_id varchar)
    RETURNS SETOF integer LANGUAGE plpgsql SET timezone = 'UTC' AS $$
BEGIN
    RETURN QUERY
        SELECT 1
        FROM public.stock
        LEFT JOIN (
            SELECT booking.stock_id, sum(booking.booking_quantity) AS booking_quantity
            FROM public.booking
            WHERE booking.booking_is_cancelled = false
              AND booking.stock_id IN (SELECT s.stock_id FROM public.stock AS s WHERE s.offer_id = var_offer_id)
            GROUP BY booking.stock_id
        ) AS stock_bookings ON stock_bookings.stock_id = stock.stock_id
        WHERE stock.stock_is_soft_deleted = false
          AND stock.offer_id = var_offer_id
          AND (stock.stock_beginning_date > now() OR stock.stock_beginning_date IS NULL)
          AND (stock.stock_booking_limit_date > now() OR stock.stock_booking_limit_date IS NULL)
          AND (
              stock.stock_quantity IS NULL
              OR greatest(stock.stock_quantity - coalesce(stock_bookings.booking_quantity, 0), 0) > 0
          );
END
$$;

CREATE FUNCTION original.offer_has_at_least_one_active_mediation(var_offer_id varchar)
    RETURNS SETOF integer LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY
        SELECT 1 FROM public.mediation WHERE mediation."offerId" = var_offer_id AND mediation."isActive";
END
$$;

-- Before DISTINCT ON (offer_id), which the original applied without an order: any one of these rows a offer_id is right.
CREATE FUNCTION original.get_eligible_rows()
    RETURNS TABLE (
        offer_id varchar, venue_id varchar, type varchar, name varchar, url varchar, is_national boolean
    )
    LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY
        SELECT offer.offer_id, offer.venue_id, offer.offer_type, offer.offer_name, offer.offer_url, offer.offer_is_national
        FROM public.offer
        JOIN (SELECT * FROM public.venue) AS venue ON offer.venue_id = venue.venue_id
        JOIN (SELECT * FROM public.offerer) AS offerer ON offerer.offerer_id = venue.venue_managing_offerer_id
        WHERE offer.offer_is_active = true
          AND EXISTS (SELECT * FROM original.offer_has_at_least_one_active_mediation(offer.offer_id))
          AND EXISTS (SELECT * FROM original.offer_has_at_least_one_bookable_stock(offer.offer_id))
          AND offerer.offerer_is_active = true
          AND offer.offer_type != 'ThingType.ACTIVATION'
          AND offer.offer_type != 'EventType.ACTIVATION';
END
$$;

CREATE FUNCTION original.get_recommendable_offers()
    RETURNS TABLE (
        offer_id varchar, venue_id varchar, type varchar, name varchar, url varchar, is_national boolean
    )
    LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY SELECT DISTINCT ON (eligible.offer_id) * FROM original.get_eligible_rows() AS eligible;
END
$$;

CREATE FUNCTION original.get_non_recommendable_offers()
    RETURNS TABLE (user_id varchar, offer_id varchar) LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY
        SELECT DISTINCT b.user_id, stock.offer_id
        FROM public.booking AS b
        INNER JOIN public.stock ON b.stock_id = stock.stock_id
        WHERE b.booking_is_cancelled = false;
END
$$;

CREATE FUNCTION original.get_iris_venues()
    RETURNS TABLE (iris_id varchar, venue_id varchar) LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY SELECT DISTINCT iris_venues."irisId", iris_venues."venueId" FROM public.iris_venues;
END
$$;
