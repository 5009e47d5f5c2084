{{ config(materialized='ephemeral', contract={'enforced': false}) }}
select link.server_time, visit.user_id_dehumanized
from {{ ref('log_link_visit_action_preprocessed') }} as link
inner join {{ ref('log_visit_preprocessed') }} as visit on visit.idvisit = link.idvisit
where
    link.idaction_event_action = {{ var('all_modules_seen_id') }}
    and link.idaction_url in ({{ var('home_url_ids') | join(', ') }})
    and {{ in_kpi_window('link.server_time') }}
