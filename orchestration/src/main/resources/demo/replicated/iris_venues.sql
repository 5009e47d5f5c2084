SELECT
    "id"::varchar(255),
    "irisId"::varchar(255),
    "venueId"::varchar(255)
FROM iris_venues
