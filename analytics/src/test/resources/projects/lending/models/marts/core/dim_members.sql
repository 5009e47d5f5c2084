with loans as (

    select
        member_id,
        count(*) as loans,
        {% for kind in var('loan_kinds') -%}
        countif(kind = '{{ kind }}') as {{ kind }}_loans{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('int_loans_joined') }}
    group by 1

)

select
    members.*,
    coalesce(loans.loans, 0) as loans,
    {%- for kind in var('loan_kinds') %}
    coalesce(loans.{{ kind }}_loans, 0) as {{ kind }}_loans
    {%- if not loop.last %},{% endif %}
    {%- endfor %}
from {{ ref('stg_members') }} as members
left join loans on members.member_id = loans.member_id
