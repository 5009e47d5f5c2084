select * from {{ ref('fct_loans') }} order by days_out desc limit {{ var('longest', 10) }}
