-- What may be shown. Each view reads a PL/pgSQL function: the body of such a function is opaque, so PostgreSQL records no
-- dependency of the view on the tables, and the nightly load can swap the tables under the views.
-- search_path is fixed because REFRESH runs with a restricted one; the time zone because the dates hold no zone and mean UTC.

CREATE FUNCTION public.get_recommendable_offers()
    RETURNS TABLE (
        offer_id varchar, venue_id varchar, type varchar, name varchar, url varchar, is_national boolean, item_id varchar
    )
    LANGUAGE plpgsql
    STABLE
    SET search_path = pg_catalog, public
    SET timezone = 'UTC'
AS $$
BEGIN
    RETURN QUERY
        WITH booked AS (
            SELECT booking.stock_id, sum(booking.booking_quantity) AS quantity
            FROM public.booking
            WHERE NOT booking.booking_is_cancelled
            GROUP BY booking.stock_id
        ), bookable AS (
            SELECT stock.offer_id
            FROM public.stock
            LEFT JOIN booked ON booked.stock_id = stock.stock_id
            WHERE NOT stock.stock_is_soft_deleted
              AND (stock.stock_beginning_date IS NULL OR stock.stock_beginning_date > now())
              AND (stock.stock_booking_limit_date IS NULL OR stock.stock_booking_limit_date > now())
              AND (stock.stock_quantity IS NULL OR stock.stock_quantity - coalesce(booked.quantity, 0) > 0)
        )
        -- Nothing in the source makes offer_id unique; the order makes the surviving row the same on every refresh.
        SELECT DISTINCT ON (offer.offer_id)
            offer.offer_id,
            offer.venue_id,
            offer.offer_type,
            offer.offer_name,
            offer.offer_url,
            offer.offer_is_national,
            coalesce(nullif(offer.offer_product_id, ''), offer.offer_id)::varchar
        FROM public.offer
        JOIN public.venue ON venue.venue_id = offer.venue_id
        JOIN public.offerer ON offerer.offerer_id = venue.venue_managing_offerer_id
        WHERE offer.offer_is_active
          AND offerer.offerer_is_active
          AND offer.offer_type NOT IN ('ThingType.ACTIVATION', 'EventType.ACTIVATION')
          AND offer.offer_id IN (SELECT bookable.offer_id FROM bookable)
          AND offer.offer_id IN (SELECT mediation."offerId" FROM public.mediation WHERE mediation."isActive")
        ORDER BY offer.offer_id, offer.venue_id, offer.offer_type, offer.offer_name, offer.offer_url,
            offer.offer_is_national, offer.offer_product_id;
END
$$;

CREATE FUNCTION public.get_non_recommendable_offers()
    RETURNS TABLE (user_id varchar, offer_id varchar, item_id varchar)
    LANGUAGE plpgsql
    STABLE
    SET search_path = pg_catalog, public
AS $$
BEGIN
    RETURN QUERY
        WITH booked AS (
            SELECT DISTINCT booking.user_id, stock.offer_id
            FROM public.booking
            JOIN public.stock ON stock.stock_id = booking.stock_id
            WHERE NOT booking.booking_is_cancelled
        ), product AS (
            SELECT offer.offer_id, min(nullif(offer.offer_product_id, '')) AS product_id
            FROM public.offer
            GROUP BY offer.offer_id
        )
        SELECT booked.user_id, booked.offer_id, coalesce(product.product_id, booked.offer_id)::varchar
        FROM booked
        LEFT JOIN product ON product.offer_id = booked.offer_id;
END
$$;

CREATE FUNCTION public.get_iris_venues()
    RETURNS TABLE (iris_id varchar, venue_id varchar)
    LANGUAGE plpgsql
    STABLE
    SET search_path = pg_catalog, public
AS $$
BEGIN
    RETURN QUERY SELECT DISTINCT iris_venues."irisId", iris_venues."venueId" FROM public.iris_venues;
END
$$;

-- Unpopulated until the first refresh, so that "never loaded" differs from "nothing to show".
CREATE MATERIALIZED VIEW public.recommendable_offers AS SELECT * FROM public.get_recommendable_offers() WITH NO DATA;
CREATE UNIQUE INDEX idx_offer_recommendable_id ON public.recommendable_offers (offer_id);
CREATE INDEX idx_offer_recommendable_venue_id ON public.recommendable_offers (venue_id);

CREATE MATERIALIZED VIEW public.non_recommendable_offers AS SELECT * FROM public.get_non_recommendable_offers() WITH NO DATA;
CREATE UNIQUE INDEX idx_non_recommendable_userid_offerid ON public.non_recommendable_offers (user_id, offer_id);

CREATE MATERIALIZED VIEW public.iris_venues_mv AS SELECT * FROM public.get_iris_venues() WITH NO DATA;
CREATE UNIQUE INDEX idx_iris_venues_mv_irisid_venueid ON public.iris_venues_mv (iris_id, venue_id);
