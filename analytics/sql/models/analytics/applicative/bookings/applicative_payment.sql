{{ config(alias=applicative_table('payment')) }}
select * from {{ ref('import_payment') }}
