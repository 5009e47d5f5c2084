{{ config(alias=applicative_table('user')) }}
{{ import_table('user') }}
