{{ tracked_count(var('favorite_from_home_id')) }}
