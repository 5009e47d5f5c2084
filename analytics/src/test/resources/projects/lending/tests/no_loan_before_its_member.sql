{{ config(tags=['people'], error_if='>5', warn_if='>0') }}
select f.loan_id
from {{ ref('fct_loans') }} f join {{ ref('dim_members') }} m using (member_id)
where f.lent_on < m.joined_on
