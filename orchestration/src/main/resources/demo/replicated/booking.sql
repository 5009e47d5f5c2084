SELECT
    "id"::varchar(255),
    "dateCreated"::text || ' UTC',
    "stockId"::varchar(255),
    "quantity",
    "userId"::varchar(255),
    "amount",
    "isCancelled"::text,
    "isUsed"::text,
    "dateUsed"::text || ' UTC',
    "cancellationDate"::text || ' UTC'
FROM booking
