{{ config(alias=applicative_table('payment')) }}
{{ import_table('payment') }}
