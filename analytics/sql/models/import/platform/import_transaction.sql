{{ config(alias=applicative_table('transaction')) }}
{{ import_table('transaction') }}
