{{ config(alias=applicative_table('user_offerer')) }}
{{ import_table('user_offerer') }}
