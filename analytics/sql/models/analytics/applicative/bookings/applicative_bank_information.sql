{{ config(alias=applicative_table('bank_information')) }}
select * from {{ ref('import_bank_information') }}
