with event as (
{{ tracked(var('consult_from_home_id'), on_home=true) }}
),

types as (
    select event.user_id, count(distinct offer.offer_type) as typecount
    from event
    inner join {{ ref('applicative_offer') }} as offer on offer.offer_id = event.offer_id
    group by event.user_id
)

{{ average_max_min('typecount', 'types') }}
