{{ config(alias=applicative_table('mediation')) }}
{{ import_table('mediation') }}
