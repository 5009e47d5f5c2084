{{ config(alias=applicative_table('local_provider_event')) }}
select * from {{ ref('import_local_provider_event') }}
