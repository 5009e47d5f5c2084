{{ config(alias=applicative_table('iris_france')) }}
{{ import_table('iris_france') }}
