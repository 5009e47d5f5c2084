{{ config(alias=applicative_table('payment_message')) }}
select * from {{ ref('import_payment_message') }}
