{{ config(alias=applicative_table('offer')) }}
select * from {{ ref('import_offer') }}
