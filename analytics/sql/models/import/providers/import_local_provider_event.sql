{{ config(alias=applicative_table('local_provider_event')) }}
{{ import_table('local_provider_event') }}
