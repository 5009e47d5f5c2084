{{ config(alias=applicative_table('venue')) }}
select * from {{ ref('import_venue') }}
