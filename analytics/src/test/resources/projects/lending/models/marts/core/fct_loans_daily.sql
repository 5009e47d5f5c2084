{{ config(
    materialized='incremental',
    incremental_strategy='insert_overwrite',
    partition_by={'field': 'day', 'data_type': 'date', 'granularity': 'day'}
) }}
select
    calendar.day,
    any_value(calendar.week) as week,
    count(loans.loan_id) as loans,
    {{ dbt_utils.safe_divide('sum(loans.fee)', 'count(loans.loan_id)') }} as fee_per_loan
from {{ ref('calendar', 'calendar_days') }} as calendar
left join {{ ref('fct_loans') }} as loans on loans.lent_on = calendar.day
where calendar.day >= '{{ var("first_day") }}'
{% if is_incremental() %} and calendar.day >= date_sub(date '2021-02-01', interval 3 day) {% endif %}
group by calendar.day
