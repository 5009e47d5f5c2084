{{ config(materialized='ephemeral', contract={'enforced': false}) }}
select
    cast(recommended.userid as string) as user_id,
    cast(recommended.offerid as string) as offer_id,
    recommended.date as recommended_at,
    min(scroll.server_time) as seen_at
from {{ source('recommendation_exports', 'past_recommended_offers') }} as recommended
inner join {{ ref('kpi_scrolls') }} as scroll
    on scroll.user_id_dehumanized = cast(recommended.userid as string)
    and scroll.server_time >= recommended.date
group by recommended.userid, recommended.offerid, recommended.date
