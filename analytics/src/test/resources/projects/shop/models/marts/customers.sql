with customers as (

    select * from {{ ref('stg_customers') }}

),

orders as (

    select * from {{ ref('int_customer_orders') }}

)

select
    {{ dbt_utils.generate_surrogate_key(['customers.customer_id', 'orders.first_order']) }} as customer_key,
    {{ dbt_utils.star(from=ref('stg_customers'), relation_alias='customers') }},
    orders.number_of_orders,
    {{ full_name() }} as full_name
from customers
left join orders using (customer_id)
