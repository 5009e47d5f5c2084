{{ config(alias=applicative_table('transaction')) }}
select * from {{ ref('import_transaction') }}
