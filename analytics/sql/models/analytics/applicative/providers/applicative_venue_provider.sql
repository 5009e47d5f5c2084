{{ config(alias=applicative_table('venue_provider')) }}
select * from {{ ref('import_venue_provider') }}
