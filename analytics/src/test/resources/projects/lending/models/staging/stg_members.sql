{{ config(tags=['people']) }}

select
    id as member_id,
    full_name,
    {{ clean_email('email') }} as email,
    cast(joined as date) as joined_on,
    {{ dbt.split_part('full_name', "' '", 2) }} as last_name
from {{ ref('raw_members') }}
