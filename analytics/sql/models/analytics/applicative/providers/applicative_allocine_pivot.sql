{{ config(alias=applicative_table('allocine_pivot')) }}
select * from {{ ref('import_allocine_pivot') }}
