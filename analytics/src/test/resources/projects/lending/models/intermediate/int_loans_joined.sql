select
    loans.*,
    titles.kind,
    titles.price,
    {{ dbt.datediff('loans.lent_at', "coalesce(loans.returned_at, timestamp '2021-02-01')", 'day') }} as days_out
from {{ ref('stg_loans') }} as loans
left join {{ ref('stg_titles') }} as titles using (title_id)
