{{ config(alias=applicative_table('allocine_venue_provider')) }}
{{ import_table('allocine_venue_provider') }}
