{{ config(alias=applicative_table('iris_france')) }}
select * from {{ ref('import_iris_france') }}
