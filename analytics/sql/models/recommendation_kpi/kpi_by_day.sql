{{ config(
    materialized='incremental',
    incremental_strategy='insert_overwrite',
    partition_by={'field': 'day', 'data_type': 'date'},
) }}
{%- set per_user = [
    'nb_categories_booked_per_user_direct', 'nb_categories_booked_per_user_direct_indirect',
    'nb_categories_clicked_per_user_direct', 'nb_categories_clicked_per_user_direct_indirect',
    'ratio_booked_reco_per_user_direct', 'ratio_booked_reco_per_user_direct_indirect',
    'ratio_clicked_reco_per_user_direct', 'ratio_clicked_reco_per_user_direct_indirect',
    'ratio_favorite_reco_per_user_direct',
] -%}
{%- set counts = [
    'number_booked_direct', 'number_clicked_recommended_direct', 'number_favorites_recommended_direct',
    'number_viewed_recommendations',
] %}
with figure as (
    {%- for kpi in per_user %}
    select
        '{{ kpi }}' as kpi,
        cast(null as string) as offer_type,
        statistic.name as statistic,
        statistic.value
    from {{ ref(kpi) }} as figures
    cross join unnest([
        struct('average' as name, cast(figures.average as float64) as value),
        struct('max' as name, cast(figures.`max` as float64) as value),
        struct('min' as name, cast(figures.`min` as float64) as value)
    ]) as statistic
    union all
    {%- endfor %}
    {%- for kpi in counts %}
    select '{{ kpi }}', cast(null as string), 'count', cast(figures.`count` as float64)
    from {{ ref(kpi) }} as figures
    union all
    {%- endfor %}
    select 'number_booked_direct_indirect', offerType, 'count', cast(count(*) as float64)
    from {{ ref('number_booked_direct_indirect') }}
    group by offerType
    union all
    select 'number_booked_direct_indirect', offerType, 'average_seconds', avg(time_between_reco_and_booking)
    from {{ ref('number_booked_direct_indirect') }}
    group by offerType
    union all
    select 'nb_categories_recommended_per_user', cast(null as string), 'average', avg(typecount)
    from {{ ref('nb_categories_recommended_per_user') }}
    union all
    select 'ratio_recommendation_pct_over_offer_percentage', offer_type, 'ratio', recommendation_pct_over_offer_pct_ratio
    from {{ ref('ratio_recommendation_pct_over_offer_percentage') }}
)

select
    {{ kpi_start() }} as day,
    date_diff({{ kpi_end() }}, {{ kpi_start() }}, day) as days,
    kpi,
    offer_type,
    statistic,
    value
from figure
where value is not null
