{{ config(alias=applicative_table('deposit')) }}
{{ import_table('deposit') }}
