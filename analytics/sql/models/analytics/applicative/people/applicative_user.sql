{{ config(alias=applicative_table('user')) }}
select * from {{ ref('import_user') }}
