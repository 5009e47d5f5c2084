{{ config(alias=applicative_table('favorite')) }}
select * from {{ ref('import_favorite') }}
