{{ config(alias=applicative_table('criterion')) }}
select * from {{ ref('import_criterion') }}
