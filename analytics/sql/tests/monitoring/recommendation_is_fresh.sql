{{ config(severity='warn', tags=['monitoring']) }}
select *
from {{ ref('monitoring_recommendation_latest') }}
where abs(seconds_apart) > 48 * 60 * 60 or (newest_at_source is null and newest_in_analytics is not null)
