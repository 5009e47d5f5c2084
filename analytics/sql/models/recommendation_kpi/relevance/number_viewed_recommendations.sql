select count(*) as `count`
from {{ ref('kpi_viewed') }}
