{{ config(tags=['monitoring']) }}
select *
from {{ ref('monitoring_import_volumetry') }}
where rows_in_enriched != rows_expected
