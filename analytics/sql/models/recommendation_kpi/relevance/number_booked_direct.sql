{{ tracked_count(var('book_from_home_id')) }}
