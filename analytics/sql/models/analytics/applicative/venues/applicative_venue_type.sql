{{ config(alias=applicative_table('venue_type')) }}
select * from {{ ref('import_venue_type') }}
