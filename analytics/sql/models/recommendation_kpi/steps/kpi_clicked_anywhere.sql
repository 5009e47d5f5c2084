{{ config(materialized='ephemeral', contract={'enforced': false}) }}
select distinct
    action.url_data.dehumanize_offer_id as offer_id,
    visit.user_id_dehumanized as user_id,
    link.server_time
from {{ ref('log_action_preprocessed') }} as action
inner join {{ ref('log_link_visit_action_preprocessed') }} as link on link.idaction_url = action.raw_data.idaction
inner join {{ ref('log_visit_preprocessed') }} as visit on visit.idvisit = link.idvisit
where
    action.url_data.dehumanize_offer_id is not null
    and {{ in_kpi_window('link.server_time') }}
