{{ config(alias=applicative_table('booking')) }}
select * from {{ ref('import_booking') }}
