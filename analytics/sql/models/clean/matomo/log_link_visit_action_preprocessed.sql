with known as (
    select raw_data.idaction as idaction
    from {{ ref('log_action_preprocessed') }}
)

select
    idlink_va,
    idvisitor,
    idvisit,
    server_time,
    idaction_name,
    idaction_url,
    idaction_event_action,
    idaction_event_category
from {{ source('matomo', 'log_link_visit_action') }}
where
    idaction_event_action is not null
    or idaction_event_category is not null
    or idaction_url in (select idaction from known)
    or idaction_name in (select idaction from known)
