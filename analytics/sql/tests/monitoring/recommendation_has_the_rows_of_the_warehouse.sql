{{ config(severity='warn', tags=['monitoring']) }}
select *
from {{ ref('monitoring_recommendation_volumetry') }}
where abs(rows_at_source - rows_in_analytics) > {{ var('monitoring_tolerance') }} * rows_in_analytics
