-- Statistical zones. Geometries are WKB (SRID 4326, longitude before latitude), so that no PostGIS is needed.
CREATE TABLE public.iris_france (
    id bigint PRIMARY KEY,
    "irisCode" text,
    centroid bytea,
    shape bytea
);
