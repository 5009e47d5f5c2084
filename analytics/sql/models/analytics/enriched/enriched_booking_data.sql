with booking_amount_view as (
    select
        booking_id,
        coalesce(booking_amount, 0) * coalesce(booking_quantity, 0) as booking_intermediary_amount
    from {{ ref('applicative_booking') }}
),

booking_payment_status_view as (
    select distinct payment.bookingId as booking_id, 'Remboursé' as booking_reimburse
    from {{ ref('applicative_payment') }} as payment
    inner join {{ ref('applicative_payment_status') }} as payment_status on payment_status.paymentId = payment.id
    where payment.author is not null and payment_status.status = 'SENT'
),

booking_ranking_view as (
    select
        booking_id,
        rank() over (partition by user_id order by booking_creation_date) as booking_rank
    from {{ ref('applicative_booking') }}
),

booking_ranking_in_category_view as (
    select
        booking.booking_id,
        rank() over (
            partition by booking.user_id, offer.offer_type order by booking.booking_creation_date
        ) as same_category_booking_rank
    from {{ ref('applicative_booking') }} as booking
    inner join {{ ref('applicative_stock') }} as stock on stock.stock_id = booking.stock_id
    inner join {{ ref('applicative_offer') }} as offer on offer.offer_id = stock.offer_id
),

booking_intermediary_view as (
    select
        booking.*,
        booking_amount_view.booking_intermediary_amount,
        booking_payment_status_view.booking_reimburse,
        booking_ranking_view.booking_rank,
        booking_ranking_in_category_view.same_category_booking_rank
    from {{ ref('applicative_booking') }} as booking
    left join booking_amount_view on booking_amount_view.booking_id = booking.booking_id
    left join booking_payment_status_view on booking_payment_status_view.booking_id = booking.booking_id
    left join booking_ranking_view on booking_ranking_view.booking_id = booking.booking_id
    left join booking_ranking_in_category_view
        on booking_ranking_in_category_view.booking_id = booking.booking_id
)

select
    booking.booking_id,
    booking.booking_creation_date,
    booking.booking_quantity,
    booking.booking_amount,
    booking.booking_is_cancelled,
    booking.booking_is_used,
    booking.booking_cancellation_date,
    stock.stock_beginning_date,
    stock.stock_id,
    offer.offer_id,
    offer.offer_type,
    offer.offer_name,
    coalesce(nullif(venue.venue_public_name, ''), venue.venue_name) as venue_name,
    venue_label.label as venue_label_name,
    venue_type.label as venue_type_name,
    venue.venue_id,
    venue.venue_department_code,
    offerer.offerer_id,
    offerer.offerer_name,
    user.user_id,
    user.user_department_code,
    user.user_creation_date,
    booking.booking_intermediary_amount,
    booking.booking_reimburse is not null as reimbursed,
    coalesce(
        offer.offer_type in {{ offer_types('physical') }} and venue.venue_name != 'Offre numérique', false
    ) as physical_goods,
    coalesce(venue.venue_name = 'Offre numérique', false) as digital_goods,
    coalesce(
        offer.offer_type not in {{ offer_types('physical') }} and venue.venue_name != 'Offre numérique', false
    ) as event,
    booking.booking_rank,
    booking.same_category_booking_rank
from booking_intermediary_view as booking
inner join {{ ref('applicative_stock') }} as stock on stock.stock_id = booking.stock_id
inner join {{ ref('applicative_offer') }} as offer on offer.offer_id = stock.offer_id
inner join {{ ref('applicative_venue') }} as venue on venue.venue_id = offer.venue_id
inner join {{ ref('applicative_offerer') }} as offerer on offerer.offerer_id = venue.venue_managing_offerer_id
inner join {{ ref('applicative_user') }} as user on user.user_id = booking.user_id
left join {{ ref('applicative_venue_type') }} as venue_type on venue_type.id = venue.venue_type_id
left join {{ ref('applicative_venue_label') }} as venue_label on venue_label.id = venue.venue_label_id
where offer.offer_type not in {{ offer_types('activation') }}
