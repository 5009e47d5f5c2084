{{ config(alias=applicative_table('favorite')) }}
{{ import_table('favorite') }}
