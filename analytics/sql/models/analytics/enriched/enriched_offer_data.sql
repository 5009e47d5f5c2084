with offer as (
    select * from {{ ref('applicative_offer') }}
),

is_physical_view as (
    select
        offer_id,
        coalesce(offer_type in {{ offer_types('physical') }} and offer_url is null, false) as physical_goods
    from offer
),

is_outing_view as (
    select offer_id, coalesce(offer_type in {{ offer_types('outing') }}, false) as outing
    from offer
),

offer_booking_information_view as (
    select
        offer.offer_id,
        sum(booking.booking_quantity) as count_booking,
        sum(if(booking.booking_is_cancelled, booking.booking_quantity, null)) as count_booking_cancelled,
        sum(if(booking.booking_is_used, booking.booking_quantity, null)) as count_booking_confirm
    from offer
    left join {{ ref('applicative_stock') }} as stock on stock.offer_id = offer.offer_id
    left join {{ ref('applicative_booking') }} as booking on booking.stock_id = stock.stock_id
    group by offer.offer_id
),

count_favorites_view as (
    select offerId as offer_id, count(*) as count_favorite
    from {{ ref('applicative_favorite') }}
    group by offerId
),

sum_stock_view as (
    select offer_id, sum(stock_quantity) as stock
    from {{ ref('applicative_stock') }}
    group by offer_id
),

offer_humanized_id as (
    select offer_id, {{ humanized('offer_id') }} as humanized_id
    from offer
    where offer_id is not null
),

first_bookings as (
    select stock.offer_id
    from {{ ref('applicative_booking') }} as booking
    left join {{ ref('applicative_stock') }} as stock on stock.stock_id = booking.stock_id
    where true
    qualify row_number() over (
        partition by booking.user_id order by booking.booking_creation_date, booking.booking_id
    ) = 1
),

count_first_booking_view as (
    select offer_id, count(*) as first_booking_cnt
    from first_bookings
    group by offer_id
)

select
    offerer.offerer_id,
    offerer.offerer_name,
    venue.venue_id,
    venue.venue_name,
    venue.venue_department_code,
    offer.offer_id,
    offer.offer_name,
    offer.offer_type,
    offer.offer_creation_date,
    offer.offer_is_duo,
    venue.venue_is_virtual,
    is_physical_view.physical_goods,
    is_outing_view.outing,
    cast(coalesce(bookings.count_booking, 0) as float64) as booking_cnt,
    cast(coalesce(bookings.count_booking_cancelled, 0) as float64) as booking_cancelled_cnt,
    cast(coalesce(bookings.count_booking_confirm, 0) as float64) as booking_confirm_cnt,
    cast(coalesce(count_favorites_view.count_favorite, 0) as float64) as favourite_cnt,
    cast(coalesce(sum_stock_view.stock, 0) as float64) as stock,
    offer_humanized_id.humanized_id as offer_humanized_id,
    concat('{{ var("pro_offer_url") }}', offer_humanized_id.humanized_id) as passculture_pro_url,
    concat('{{ var("webapp_offer_url") }}', offer_humanized_id.humanized_id) as webapp_url,
    count_first_booking_view.first_booking_cnt
from offer
left join {{ ref('applicative_venue') }} as venue on venue.venue_id = offer.venue_id
left join {{ ref('applicative_offerer') }} as offerer on offerer.offerer_id = venue.venue_managing_offerer_id
left join is_physical_view on is_physical_view.offer_id = offer.offer_id
left join is_outing_view on is_outing_view.offer_id = offer.offer_id
left join offer_booking_information_view as bookings on bookings.offer_id = offer.offer_id
left join count_favorites_view on count_favorites_view.offer_id = offer.offer_id
left join sum_stock_view on sum_stock_view.offer_id = offer.offer_id
left join offer_humanized_id on offer_humanized_id.offer_id = offer.offer_id
left join count_first_booking_view on count_first_booking_view.offer_id = offer.offer_id
