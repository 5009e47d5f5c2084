select
    idsite,
    idgoal,
    name,
    description,
    match_attribute,
    pattern,
    pattern_type,
    case_sensitive,
    allow_multiple,
    revenue,
    deleted,
    event_value_as_revenue
from {{ source('matomo', 'goal') }}
