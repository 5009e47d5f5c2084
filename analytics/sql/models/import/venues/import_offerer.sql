{{ config(alias=applicative_table('offerer')) }}
{{ import_table('offerer') }}
