{{ config(severity='warn', tags=['monitoring']) }}
select missing.*
from {{ ref('monitoring_recommendation_nulls') }} as missing
inner join {{ ref('monitoring_recommendation_volumetry') }} as volumetry on volumetry.table_name = missing.table_name
where
    abs(missing.nulls_at_source - missing.nulls_in_copy)
    > {{ var('monitoring_tolerance') }} * greatest(volumetry.rows_in_analytics, 1)
