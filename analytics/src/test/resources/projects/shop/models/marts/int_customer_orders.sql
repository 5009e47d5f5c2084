{{ config(materialized='ephemeral', group='core', access='private') }}

-- one row per customer
select
    customer_id,
    min(order_date) as first_order,
    count(*) as number_of_orders
from {{ ref('stg_orders') }}
group by 1
