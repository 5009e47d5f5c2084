{{ config(alias=applicative_table('payment_message')) }}
{{ import_table('payment_message') }}
