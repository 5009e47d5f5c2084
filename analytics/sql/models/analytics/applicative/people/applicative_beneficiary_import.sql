{{ config(alias=applicative_table('beneficiary_import')) }}
select * from {{ ref('import_beneficiary_import') }}
