{{ config(alias=applicative_table('provider')) }}
{{ import_table('provider') }}
