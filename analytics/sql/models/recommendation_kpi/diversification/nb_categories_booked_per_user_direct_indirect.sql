with event as (
{{ booked_offers(windowed=true) }}
),

types as (
    select event.user_id, count(distinct offer.offer_type) as typecount
    from event
    inner join {{ ref('kpi_viewed') }} as viewed
        on viewed.user_id = event.user_id
        and viewed.offer_id = event.offer_id
        and viewed.recommended_at < event.server_time
    inner join {{ ref('applicative_offer') }} as offer on offer.offer_id = event.offer_id
    {{ join_group_a('event.user_id') }}
    group by event.user_id
)

{{ average_max_min('typecount', 'types') }}
