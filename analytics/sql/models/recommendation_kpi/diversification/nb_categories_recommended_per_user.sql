select
    recommended.userid,
    count(distinct offer.offer_type) as typecount
from {{ source('recommendation_exports', 'past_recommended_offers') }} as recommended
inner join {{ ref('applicative_offer') }} as offer on offer.offer_id = cast(recommended.offerid as string)
where {{ in_kpi_window('recommended.date') }}
group by recommended.userid
