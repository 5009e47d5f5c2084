{{ config(alias=applicative_table('deposit')) }}
select * from {{ ref('import_deposit') }}
