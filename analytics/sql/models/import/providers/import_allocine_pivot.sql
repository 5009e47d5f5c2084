{{ config(alias=applicative_table('allocine_pivot')) }}
{{ import_table('allocine_pivot') }}
