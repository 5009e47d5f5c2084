{{ config(alias=applicative_table('provider')) }}
select * from {{ ref('import_provider') }}
