{{
    config(
        materialized='incremental',
        unique_key='loan_key',
        incremental_strategy='merge',
        on_schema_change='append_new_columns',
        cluster_by=['branch_id'],
    )
}}

{% set overdue = var('overdue_after_days') %}

select
    {{ dbt_utils.generate_surrogate_key(['loan_id', 'member_id']) }} as loan_key,
    loan_id,
    member_id,
    title_id,
    branch_id,
    lent_at,
    date(lent_at) as lent_on,
    returned_at,
    fee,
    days_out,
    days_out > {{ overdue }} as is_overdue
from {{ ref('int_loans_joined') }}
{% if is_incremental() %}
where lent_at >= (select coalesce(max(lent_at), timestamp '1970-01-01') from {{ this }})
{% endif %}
