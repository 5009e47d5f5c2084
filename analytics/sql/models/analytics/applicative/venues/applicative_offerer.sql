{{ config(alias=applicative_table('offerer')) }}
select * from {{ ref('import_offerer') }}
