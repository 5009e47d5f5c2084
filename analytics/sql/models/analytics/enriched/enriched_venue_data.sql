with venue as (
    select * from {{ ref('applicative_venue') }}
),

genuine_offers as (
    select offer.offer_id, offer.venue_id, offer.offer_creation_date
    from {{ ref('applicative_offer') }} as offer
    where {{ is_genuine_wide('offer') }}
),

offers_created_per_venue as (
    select
        venue.venue_id,
        min(genuine_offers.offer_creation_date) as first_offer_creation_date,
        max(genuine_offers.offer_creation_date) as last_offer_creation_date,
        count(genuine_offers.offer_id) as offers_created
    from venue
    left join genuine_offers on genuine_offers.venue_id = venue.venue_id
    group by venue.venue_id
),

bookings_per_venue as (
    select
        venue.venue_id,
        count(booking.booking_id) as total_bookings,
        countif(not booking.booking_is_cancelled) as non_cancelled_bookings,
        countif(booking.booking_is_used) as used_bookings,
        coalesce(sum(if(not booking.booking_is_cancelled, {{ revenue('booking') }}, null)), 0) as theoretic_revenue,
        coalesce(
            sum(if(not booking.booking_is_cancelled and booking.booking_is_used, {{ revenue('booking') }}, null)), 0
        ) as real_revenue
    from venue
    left join genuine_offers on genuine_offers.venue_id = venue.venue_id
    left join {{ ref('applicative_stock') }} as stock on stock.offer_id = genuine_offers.offer_id
    left join {{ ref('applicative_booking') }} as booking on booking.stock_id = stock.stock_id
    group by venue.venue_id
)

select
    venue.venue_id,
    coalesce(nullif(venue.venue_public_name, ''), venue.venue_name) as venue_name,
    venue.venue_booking_email,
    venue.venue_address,
    venue.venue_latitude,
    venue.venue_longitude,
    venue.venue_department_code,
    venue.venue_postal_code,
    venue.venue_city,
    venue.venue_siret,
    venue.venue_is_virtual,
    venue.venue_managing_offerer_id,
    venue.venue_creation_date,
    offerer.offerer_name,
    venue_type.label as venue_type_label,
    venue_label.label as venue_label,
    bookings.total_bookings,
    bookings.non_cancelled_bookings,
    bookings.used_bookings,
    offers.first_offer_creation_date,
    offers.last_offer_creation_date,
    offers.offers_created,
    bookings.theoretic_revenue,
    bookings.real_revenue,
    {{ humanized('venue.venue_id') }} as venue_humanized_id,
    concat(
        '{{ var("flaskadmin_venue_url") }}', venue.venue_id, '&url=%2Fpc%2Fback-office%2Fvenue%2F'
    ) as venue_flaskadmin_link,
    region_department.region_name as venue_region_name
from venue
left join {{ ref('applicative_offerer') }} as offerer on offerer.offerer_id = venue.venue_managing_offerer_id
left join {{ ref('applicative_venue_type') }} as venue_type on venue_type.id = venue.venue_type_id
left join {{ ref('applicative_venue_label') }} as venue_label on venue_label.id = venue.venue_label_id
left join bookings_per_venue as bookings on bookings.venue_id = venue.venue_id
left join offers_created_per_venue as offers on offers.venue_id = venue.venue_id
left join {{ ref('region_department') }} as region_department
    on region_department.num_dep = venue.venue_department_code
