{{ share_of_viewed(tracked(var('favorite_from_home_id'))) }}
