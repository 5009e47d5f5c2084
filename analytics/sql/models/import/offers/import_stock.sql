{{ config(alias=applicative_table('stock')) }}
{{ import_table('stock') }}
