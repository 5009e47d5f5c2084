{{
    config(**incremental_table(
        partition='order_date',
        cluster_by=['status'],
        tags=['important']
    ))
}}
{% set methods = var('payment_methods') %}

select
    order_date,
    status,
    {%- for method in methods %}
    sum(case when payment_method = '{{ method }}' then amount else 0 end) as {{ method }}_amount
    {{- ',' if not loop.last }}
    {%- endfor %}
from {{ ref('stg_orders') }} as orders
left join {{ ref('stg_payments') }} as payments using (order_id)
where order_date >= date('{{ var("start_date") }}')
{% if is_incremental() %}
    and order_date > (select date_sub(max(order_date), interval {{ var('lookback_days') }} day) from {{ this }})
{% endif %}
group by 1, 2
