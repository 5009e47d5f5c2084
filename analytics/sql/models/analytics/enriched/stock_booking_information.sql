with latest_status as (
    select paymentId as payment_id, status
    from {{ ref('applicative_payment_status') }}
    where true
    qualify row_number() over (partition by paymentId order by date desc, id desc) = 1
),

paid_bookings as (
    select distinct payment.bookingId as booking_id
    from {{ ref('applicative_payment') }} as payment
    inner join latest_status on latest_status.payment_id = payment.id
    where latest_status.status != 'BANNED'
)

select
    stock.stock_id,
    coalesce(sum(booking.booking_quantity), 0) as booking_quantity,
    coalesce(sum(if(booking.booking_is_cancelled, booking.booking_quantity, null)), 0) as bookings_cancelled,
    coalesce(sum(if(paid_bookings.booking_id is not null, booking.booking_quantity, null)), 0) as bookings_paid
from {{ ref('applicative_stock') }} as stock
left join {{ ref('applicative_booking') }} as booking on booking.stock_id = stock.stock_id
left join paid_bookings on paid_bookings.booking_id = booking.booking_id
group by stock.stock_id
