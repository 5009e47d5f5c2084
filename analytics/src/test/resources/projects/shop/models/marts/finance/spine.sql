{{ config(materialized='table', enabled=var('with_spine', true)) }}
{{ dbt_utils.date_spine(datepart='day', start_date="cast('2021-01-01' as date)", end_date="cast('2021-02-01' as date)") }}
