with used as (
    select distinct idaction
    from {{ source('matomo', 'log_link_visit_action') }} as link
    cross join unnest([
        link.idaction_url, link.idaction_name, link.idaction_event_action, link.idaction_event_category
    ]) as idaction
)

select action.raw_data, action.tracker_data, action.url_data
from {{ ref('log_action_parsed') }} as action
inner join used on used.idaction = action.raw_data.idaction
