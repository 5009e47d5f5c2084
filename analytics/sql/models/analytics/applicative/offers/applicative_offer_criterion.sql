{{ config(alias=applicative_table('offer_criterion')) }}
select * from {{ ref('import_offer_criterion') }}
