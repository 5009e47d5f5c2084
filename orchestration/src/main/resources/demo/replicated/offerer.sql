SELECT
    "isActive"::text,
    "thumbCount",
    "idAtProviders"::varchar(255),
    "dateModifiedAtLastProvider"::text || ' UTC',
    "address",
    "postalCode",
    "city",
    "id"::varchar(255),
    "dateCreated"::text || ' UTC',
    "name",
    "siren",
    "lastProviderId"::varchar(255)
FROM offerer
