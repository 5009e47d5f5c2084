{{ config(alias=applicative_table('venue_label')) }}
select * from {{ ref('import_venue_label') }}
