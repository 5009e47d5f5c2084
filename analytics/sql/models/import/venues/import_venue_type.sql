{{ config(alias=applicative_table('venue_type')) }}
{{ import_table('venue_type') }}
