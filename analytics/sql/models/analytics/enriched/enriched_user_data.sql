with beneficiary as (
    select *
    from {{ ref('applicative_user') }}
    where user_is_beneficiary
),

booked as (
    select
        booking.booking_id,
        booking.user_id,
        booking.booking_creation_date,
        booking.booking_amount,
        booking.booking_quantity,
        booking.booking_is_cancelled,
        booking.booking_is_used,
        booking.booking_used_date,
        offer.offer_type,
        offer.offer_url,
        offer.booking_email
    from {{ ref('applicative_booking') }} as booking
    inner join {{ ref('applicative_stock') }} as stock on stock.stock_id = booking.stock_id
    inner join {{ ref('applicative_offer') }} as offer on offer.offer_id = stock.offer_id
),

narrow as (
    select * from booked where {{ is_genuine_narrow('booked') }}
),

wide as (
    select * from booked where {{ is_genuine_wide('booked') }}
),

activation_bookings as (
    select
        user_id,
        logical_or(booking_is_used) as is_used,
        min(if(booking_is_used, booking_used_date, null)) as used_date
    from booked
    where offer_type in {{ offer_types('activation_thing') }}
    group by user_id
),

experimentation_sessions as (
    select
        beneficiary.user_id,
        if(activation_bookings.is_used, 1, 2) as vague_experimentation
    from beneficiary
    left join activation_bookings on activation_bookings.user_id = beneficiary.user_id
),

first_bookings as (
    select user_id, offer_type, booking_used_date
    from booked
    where true
    qualify row_number() over (partition by user_id order by booking_creation_date, booking_id) = 1
),

activation_dates as (
    select
        beneficiary.user_id,
        coalesce(
            if(first_bookings.offer_type in {{ offer_types('activation_thing') }}, first_bookings.booking_used_date, null),
            beneficiary.user_creation_date
        ) as user_activation_date
    from beneficiary
    left join first_bookings on first_bookings.user_id = beneficiary.user_id
),

date_of_first_bookings as (
    select user_id, min(booking_creation_date) as first_booking_date
    from narrow
    group by user_id
),

date_of_second_bookings as (
    select user_id, booking_creation_date as second_booking_date
    from narrow
    where true
    qualify row_number() over (partition by user_id order by booking_creation_date, booking_id) = 2
),

first_bookings_of_type as (
    select user_id, booking_creation_date, booking_id
    from wide
    where true
    qualify row_number() over (partition by user_id, offer_type order by booking_creation_date, booking_id) = 1
),

date_of_bookings_on_third_product as (
    select user_id, booking_creation_date as booking_on_third_product_date
    from first_bookings_of_type
    where true
    qualify row_number() over (partition by user_id order by booking_creation_date, booking_id) = 3
),

number_of_bookings as (
    select user_id, count(booking_id) as number_of_bookings
    from narrow
    group by user_id
),

number_of_non_cancelled_bookings as (
    select user_id, count(booking_id) as number_of_bookings
    from narrow
    where not booking_is_cancelled
    group by user_id
),

users_seniority as (
    select
        beneficiary.user_id,
        date_diff(
            current_date(),
            date(coalesce(activation_bookings.used_date, beneficiary.user_creation_date)),
            day
        ) as user_seniority
    from beneficiary
    left join activation_bookings on activation_bookings.user_id = beneficiary.user_id
),

actual_amount_spent as (
    select user_id, sum({{ revenue('booking') }}) as actual_amount_spent
    from {{ ref('applicative_booking') }} as booking
    where booking_is_used and not booking_is_cancelled
    group by user_id
),

theoretical_amount_spent as (
    select user_id, sum({{ revenue('booking') }}) as theoretical_amount_spent
    from {{ ref('applicative_booking') }} as booking
    where not booking_is_cancelled
    group by user_id
),

theoretical_amount_spent_in_digital_goods as (
    select user_id, sum({{ revenue('booked') }}) as amount_spent_in_digital_goods
    from booked
    where not booking_is_cancelled and offer_type in {{ offer_types('digital') }} and offer_url is not null
    group by user_id
),

theoretical_amount_spent_in_physical_goods as (
    select user_id, sum({{ revenue('booked') }}) as amount_spent_in_physical_goods
    from booked
    where not booking_is_cancelled and offer_type in {{ offer_types('physical') }} and offer_url is null
    group by user_id
),

theoretical_amount_spent_in_outings as (
    select user_id, sum({{ revenue('booked') }}) as amount_spent_in_outings
    from booked
    where not booking_is_cancelled and offer_type in {{ offer_types('outing') }}
    group by user_id
),

last_booking_date as (
    select user_id, max(booking_creation_date) as last_booking_date
    from narrow
    group by user_id
),

first_paid_booking_date as (
    select user_id, min(booking_creation_date) as booking_creation_date_first
    from narrow
    where booking_amount > 0
    group by user_id
),

first_booking_type as (
    select user_id, offer_type as first_booking_type
    from wide
    where true
    qualify row_number() over (partition by user_id order by booking_creation_date, booking_id) = 1
),

first_paid_booking_type as (
    select user_id, offer_type as first_paid_booking_type
    from wide
    where booking_amount > 0
    qualify row_number() over (partition by user_id order by booking_creation_date, booking_id) = 1
),

count_distinct_types as (
    select user_id, count(distinct offer_type) as cnt_distinct_types
    from wide
    group by user_id
)

select
    beneficiary.user_id,
    experimentation_sessions.vague_experimentation as experimentation_session,
    beneficiary.user_department_code,
    beneficiary.user_postal_code,
    case
        when beneficiary.user_activity in ('Alternant', 'Apprenti', 'Volontaire')
            then 'Apprenti, Alternant, Volontaire en service civique rémunéré'
        when beneficiary.user_activity = 'Inactif'
            then 'Inactif (ni en emploi ni au chômage), En incapacité de travailler'
        when beneficiary.user_activity = 'Étudiant' then 'Etudiant'
        when beneficiary.user_activity = 'Chômeur' then "Chômeur, En recherche d'emploi"
        else beneficiary.user_activity
    end as user_activity,
    activation_dates.user_activation_date,
    if(beneficiary.user_has_seen_tutorials, beneficiary.user_cultural_survey_filled_date, null) as first_connection_date,
    date_of_first_bookings.first_booking_date,
    date_of_second_bookings.second_booking_date,
    date_of_bookings_on_third_product.booking_on_third_product_date,
    coalesce(number_of_bookings.number_of_bookings, 0) as booking_cnt,
    coalesce(number_of_non_cancelled_bookings.number_of_bookings, 0) as no_cancelled_booking,
    users_seniority.user_seniority,
    coalesce(actual_amount_spent.actual_amount_spent, 0) as actual_amount_spent,
    coalesce(theoretical_amount_spent.theoretical_amount_spent, 0) as theoretical_amount_spent,
    cast(coalesce(digital.amount_spent_in_digital_goods, 0) as float64) as amount_spent_in_digital_goods,
    cast(coalesce(physical.amount_spent_in_physical_goods, 0) as float64) as amount_spent_in_physical_goods,
    cast(coalesce(outings.amount_spent_in_outings, 0) as float64) as amount_spent_in_outings,
    {{ humanized('beneficiary.user_id') }} as user_humanized_id,
    last_booking_date.last_booking_date,
    region_department.region_name as user_region_name,
    first_paid_booking_date.booking_creation_date_first,
    date_diff(
        date(date_of_first_bookings.first_booking_date), date(activation_dates.user_activation_date), day
    ) as days_between_activation_date_and_first_booking_date,
    date_diff(
        date(first_paid_booking_date.booking_creation_date_first), date(activation_dates.user_activation_date), day
    ) as days_between_activation_date_and_first_booking_paid,
    first_booking_type.first_booking_type,
    first_paid_booking_type.first_paid_booking_type,
    count_distinct_types.cnt_distinct_types as cnt_distinct_type_booking
from beneficiary
left join experimentation_sessions on experimentation_sessions.user_id = beneficiary.user_id
left join activation_dates on activation_dates.user_id = beneficiary.user_id
left join date_of_first_bookings on date_of_first_bookings.user_id = beneficiary.user_id
left join date_of_second_bookings on date_of_second_bookings.user_id = beneficiary.user_id
left join date_of_bookings_on_third_product on date_of_bookings_on_third_product.user_id = beneficiary.user_id
left join number_of_bookings on number_of_bookings.user_id = beneficiary.user_id
left join number_of_non_cancelled_bookings on number_of_non_cancelled_bookings.user_id = beneficiary.user_id
left join users_seniority on users_seniority.user_id = beneficiary.user_id
left join actual_amount_spent on actual_amount_spent.user_id = beneficiary.user_id
left join theoretical_amount_spent on theoretical_amount_spent.user_id = beneficiary.user_id
left join theoretical_amount_spent_in_digital_goods as digital on digital.user_id = beneficiary.user_id
left join theoretical_amount_spent_in_physical_goods as physical on physical.user_id = beneficiary.user_id
left join theoretical_amount_spent_in_outings as outings on outings.user_id = beneficiary.user_id
left join last_booking_date on last_booking_date.user_id = beneficiary.user_id
left join first_paid_booking_date on first_paid_booking_date.user_id = beneficiary.user_id
left join first_booking_type on first_booking_type.user_id = beneficiary.user_id
left join first_paid_booking_type on first_paid_booking_type.user_id = beneficiary.user_id
left join count_distinct_types on count_distinct_types.user_id = beneficiary.user_id
left join {{ ref('region_department') }} as region_department
    on region_department.num_dep = beneficiary.user_department_code
