{{ config(alias=applicative_table('mediation')) }}
select * from {{ ref('import_mediation') }}
