{{ config(alias=applicative_table('allocine_venue_provider_price_rule')) }}
{{ import_table('allocine_venue_provider_price_rule') }}
