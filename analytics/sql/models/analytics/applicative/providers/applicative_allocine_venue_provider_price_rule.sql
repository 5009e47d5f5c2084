{{ config(alias=applicative_table('allocine_venue_provider_price_rule')) }}
select * from {{ ref('import_allocine_venue_provider_price_rule') }}
