with offerer as (
    select * from {{ ref('applicative_offerer') }}
),

related_venues as (
    select offerer.offerer_id, count(venue.venue_id) as venue_cnt
    from offerer
    left join {{ ref('applicative_venue') }} as venue on venue.venue_managing_offerer_id = offerer.offerer_id
    group by offerer.offerer_id
),

related_offers as (
    select
        offerer.offerer_id,
        count(offer.offer_id) as offer_cnt,
        count(distinct if(offer.offer_id is not null, venue.venue_id, null)) as venue_with_offer
    from offerer
    left join {{ ref('applicative_venue') }} as venue on venue.venue_managing_offerer_id = offerer.offerer_id
    left join {{ ref('applicative_offer') }} as offer on offer.venue_id = venue.venue_id
    group by offerer.offerer_id
),

related_stocks as (
    select offerer.offerer_id, min(stock.stock_creation_date) as first_stock_creation_date
    from offerer
    left join {{ ref('applicative_venue') }} as venue on venue.venue_managing_offerer_id = offerer.offerer_id
    left join {{ ref('applicative_offer') }} as offer on offer.venue_id = venue.venue_id
    left join {{ ref('applicative_stock') }} as stock on stock.offer_id = offer.offer_id
    group by offerer.offerer_id
),

related_bookings as (
    select
        offerer.offerer_id,
        min(booking.booking_creation_date) as first_booking_date,
        countif(not booking.booking_is_cancelled) as no_cancelled_booking_cnt
    from offerer
    left join {{ ref('applicative_venue') }} as venue on venue.venue_managing_offerer_id = offerer.offerer_id
    left join {{ ref('applicative_offer') }} as offer on offer.venue_id = venue.venue_id
    left join {{ ref('applicative_stock') }} as stock on stock.offer_id = offer.offer_id
    left join {{ ref('applicative_booking') }} as booking on booking.stock_id = stock.stock_id
    group by offerer.offerer_id
),

current_year_revenue as (
    select
        venue.venue_managing_offerer_id as offerer_id,
        sum(coalesce(booking.booking_quantity, 0) * coalesce(booking.booking_amount, 0)) as current_year_revenue
    from {{ ref('applicative_booking') }} as booking
    inner join {{ ref('applicative_stock') }} as stock on stock.stock_id = booking.stock_id
    inner join {{ ref('applicative_offer') }} as offer on offer.offer_id = stock.offer_id
    inner join {{ ref('applicative_venue') }} as venue on venue.venue_id = offer.venue_id
    where
        extract(year from booking.booking_creation_date) = extract(year from current_date())
        and booking.booking_is_used
    group by venue.venue_managing_offerer_id
)

select
    offerer.offerer_id,
    offerer.offerer_name,
    offerer.offerer_creation_date,
    related_stocks.first_stock_creation_date,
    related_bookings.first_booking_date,
    related_offers.offer_cnt,
    related_bookings.no_cancelled_booking_cnt,
    if(
        substr(offerer.offerer_postal_code, 1, 2) = '97',
        substr(offerer.offerer_postal_code, 1, 3),
        substr(offerer.offerer_postal_code, 1, 2)
    ) as offerer_department_code,
    related_venues.venue_cnt,
    related_offers.venue_with_offer,
    {{ humanized('offerer.offerer_id') }} as offerer_humanized_id,
    current_year_revenue.current_year_revenue
from offerer
left join related_stocks on related_stocks.offerer_id = offerer.offerer_id
left join related_bookings on related_bookings.offerer_id = offerer.offerer_id
left join related_offers on related_offers.offerer_id = offerer.offerer_id
left join related_venues on related_venues.offerer_id = offerer.offerer_id
left join current_year_revenue on current_year_revenue.offerer_id = offerer.offerer_id
