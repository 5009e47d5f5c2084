{{ config(alias=applicative_table('iris_venues')) }}
{{ import_table('iris_venues') }}
