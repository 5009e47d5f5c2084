{{ config(alias=applicative_table('offer')) }}
{{ import_table('offer') }}
