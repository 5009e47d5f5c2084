{{ config(alias=applicative_table('beneficiary_import_status')) }}
select * from {{ ref('import_beneficiary_import_status') }}
