{{ share_of_viewed(tracked(var('consult_from_home_id'), on_home=true)) }}
