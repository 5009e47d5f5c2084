with event as (
{{ booked_offers(windowed=true) }}
)

select
    timestamp_diff(event.server_time, viewed.recommended_at, second) as time_between_reco_and_booking,
    event.user_id as userId,
    event.offer_id as offerId,
    offer.offer_type as offerType,
    offer.offer_url
from event
inner join {{ ref('kpi_viewed') }} as viewed
    on viewed.user_id = event.user_id and viewed.offer_id = event.offer_id
inner join {{ ref('applicative_offer') }} as offer on offer.offer_id = event.offer_id
where timestamp_diff(event.server_time, viewed.recommended_at, second) >= 0
