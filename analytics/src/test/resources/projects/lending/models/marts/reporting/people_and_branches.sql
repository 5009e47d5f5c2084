select b.branch, m.full_name, count(*) as loans
from {{ ref('fct_loans') }} f
join {{ ref('dim_members') }} m using (member_id)
join {{ ref('branches') }} b using (branch_id)
{{ dbt_utils.group_by(n=2) }}
