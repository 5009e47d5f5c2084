{{ config(alias=applicative_table('allocine_venue_provider')) }}
select * from {{ ref('import_allocine_venue_provider') }}
