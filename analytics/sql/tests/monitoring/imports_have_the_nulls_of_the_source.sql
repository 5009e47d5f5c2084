{{ config(severity='warn', tags=['monitoring']) }}
select missing.*
from {{ ref('monitoring_import_nulls') }} as missing
inner join {{ ref('monitoring_import_volumetry') }} as volumetry on volumetry.table_name = missing.table_name
where
    abs(missing.nulls_at_source - missing.nulls_in_copy)
    > {{ var('monitoring_tolerance') }} * greatest(volumetry.rows_at_source, 1)
    and not ends_with(missing.column_name, '_fields_updated')
