{{ config(alias=applicative_table('feature')) }}
select * from {{ ref('import_feature') }}
