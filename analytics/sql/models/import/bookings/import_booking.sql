{{ config(alias=applicative_table('booking')) }}
{{ import_table('booking') }}
