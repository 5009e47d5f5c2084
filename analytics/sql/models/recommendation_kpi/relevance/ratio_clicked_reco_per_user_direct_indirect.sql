{{ share_of_viewed('    select user_id, offer_id, server_time from ' ~ ref('kpi_clicked_anywhere'), group_a=true) }}
