{{ config(alias=applicative_table('beneficiary_import_status')) }}
{{ import_table('beneficiary_import_status') }}
