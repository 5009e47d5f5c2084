{{ config(severity='warn', tags=['monitoring']) }}
select *
from {{ ref('monitoring_import_latest') }}
where seconds_behind_in_clean > 24 * 60 * 60 or (newest_at_source is not null and newest_in_clean is null)
