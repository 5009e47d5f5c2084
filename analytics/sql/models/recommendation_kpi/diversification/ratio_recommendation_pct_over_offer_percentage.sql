with offers as (
    select
        offer_type,
        round(count(*) / (select count(*) from {{ ref('applicative_offer') }}), 4) as share
    from {{ ref('applicative_offer') }}
    group by offer_type
),

recommended as (
    select offer.offer_type
    from {{ source('recommendation_exports', 'past_recommended_offers') }} as past
    inner join {{ ref('applicative_offer') }} as offer on offer.offer_id = cast(past.offerid as string)
    where {{ in_kpi_window('past.date') }}
),

recommendations as (
    select offer_type, round(count(*) / (select count(*) from recommended), 4) as share
    from recommended
    group by offer_type
)

select
    offers.offer_type,
    round(safe_divide(recommendations.share, offers.share), 2) as recommendation_pct_over_offer_pct_ratio
from offers
inner join recommendations on recommendations.offer_type = offers.offer_type
