{{ config(alias=applicative_table('offer_criterion')) }}
{{ import_table('offer_criterion') }}
