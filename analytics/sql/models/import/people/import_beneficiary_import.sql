{{ config(alias=applicative_table('beneficiary_import')) }}
{{ import_table('beneficiary_import') }}
