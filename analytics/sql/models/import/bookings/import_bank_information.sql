{{ config(alias=applicative_table('bank_information')) }}
{{ import_table('bank_information') }}
