select
    stock.stock_id,
    stock.offer_id,
    offer.offer_name,
    venue.venue_managing_offerer_id as offerer_id,
    offer.offer_type,
    venue.venue_department_code,
    stock.stock_creation_date,
    stock.stock_booking_limit_date,
    stock.stock_beginning_date,
    available.available_stock_information,
    stock.stock_quantity,
    bookings.booking_quantity,
    bookings.bookings_cancelled as booking_cancelled,
    bookings.bookings_paid as booking_paid
from {{ ref('applicative_stock') }} as stock
left join {{ ref('applicative_offer') }} as offer on offer.offer_id = stock.offer_id
left join {{ ref('applicative_venue') }} as venue on venue.venue_id = offer.venue_id
left join {{ ref('stock_booking_information') }} as bookings on bookings.stock_id = stock.stock_id
left join {{ ref('available_stock_information') }} as available on available.stock_id = stock.stock_id
