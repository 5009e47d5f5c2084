SELECT
    "thumbCount",
    "idAtProviders"::varchar(255),
    "dateModifiedAtLastProvider"::text || ' UTC',
    "id"::varchar(255),
    "dateCreated"::text || ' UTC',
    "authorId"::varchar(255),
    "lastProviderId"::varchar(255),
    "offerId"::varchar(255),
    "credit",
    "isActive"::text
FROM mediation
