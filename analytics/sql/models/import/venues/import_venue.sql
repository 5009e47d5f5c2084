{{ config(alias=applicative_table('venue')) }}
{{ import_table('venue') }}
