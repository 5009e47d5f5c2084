{{ share_of_viewed(booked_offers(windowed=false), group_a=true) }}
