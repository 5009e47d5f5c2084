select
    idvisit,
    visit_last_action_time,
    user_id,
    visit_first_action_time,
    visitor_days_since_first,
    visitor_returning,
    visitor_count_visits,
    visit_entry_idaction_name,
    visit_entry_idaction_url,
    visit_exit_idaction_name,
    visit_exit_idaction_url,
    case
        when regexp_contains(user_id, r'^ANONYMOUS ') then null
        when regexp_contains(user_id, r'^[0-9]{2,} ') then regexp_extract(user_id, r'^[0-9]{2,}')
        when regexp_contains(user_id, r'^[A-Z0-9]{2,} ')
            then {{ dehumanized("regexp_extract(user_id, r'^[A-Z0-9]{2,}')") }}
    end as user_id_dehumanized
from {{ source('matomo', 'log_visit') }}
