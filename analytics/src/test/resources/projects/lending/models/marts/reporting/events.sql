{% set moments = {'lent': 'lent_at', 'returned': 'returned_at'} %}
{%- for name, column in moments.items() %}
select loan_id, '{{ name }}' as event, {{ column }} as moment
from {{ ref('fct_loans') }}
where {{ column }} is not null
{% if not loop.last %}union all{% endif %}
{%- endfor %}
