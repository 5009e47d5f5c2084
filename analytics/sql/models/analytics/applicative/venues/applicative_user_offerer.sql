{{ config(alias=applicative_table('user_offerer')) }}
select * from {{ ref('import_user_offerer') }}
