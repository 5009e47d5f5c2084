{{ config(alias=applicative_table('venue_provider')) }}
{{ import_table('venue_provider') }}
