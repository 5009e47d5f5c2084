{{ tracked_count(var('consult_from_home_id'), on_home=true) }}
