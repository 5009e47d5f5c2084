SELECT
    "idAtProviders"::varchar(255),
    "dateModifiedAtLastProvider"::text || ' UTC',
    "id"::varchar(255),
    "dateModified"::text || ' UTC',
    "price",
    "quantity",
    "bookingLimitDatetime"::text || ' UTC',
    "lastProviderId"::varchar(255),
    "offerId"::varchar(255),
    "isSoftDeleted"::text,
    "beginningDatetime"::text || ' UTC',
    "dateCreated"::text || ' UTC'
FROM stock
