{{ share_of_viewed(tracked(var('book_from_home_id'))) }}
