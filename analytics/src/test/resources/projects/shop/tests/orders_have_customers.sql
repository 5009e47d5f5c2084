{{ config(severity='error') }}
select * from {{ ref('stg_orders') }} where customer_id is null
