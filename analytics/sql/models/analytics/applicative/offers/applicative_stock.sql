{{ config(alias=applicative_table('stock')) }}
select * from {{ ref('import_stock') }}
