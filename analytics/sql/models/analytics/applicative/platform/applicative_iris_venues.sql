{{ config(alias=applicative_table('iris_venues')) }}
select * from {{ ref('import_iris_venues') }}
