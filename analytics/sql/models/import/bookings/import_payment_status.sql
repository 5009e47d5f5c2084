{{ config(alias=applicative_table('payment_status')) }}
{{ import_table('payment_status') }}
