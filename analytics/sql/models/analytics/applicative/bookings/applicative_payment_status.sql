{{ config(alias=applicative_table('payment_status')) }}
select * from {{ ref('import_payment_status') }}
