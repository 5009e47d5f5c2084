{{ config(alias=applicative_table('feature')) }}
{{ import_table('feature') }}
