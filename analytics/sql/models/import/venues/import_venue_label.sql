{{ config(alias=applicative_table('venue_label')) }}
{{ import_table('venue_label') }}
