{{ config(alias=applicative_table('criterion')) }}
{{ import_table('criterion') }}
