{{ config(severity='warn', tags=['monitoring']) }}
select *
from {{ ref('monitoring_import_volumetry') }}
where abs(rows_at_source - rows_in_clean) > {{ var('monitoring_tolerance') }} * rows_at_source
