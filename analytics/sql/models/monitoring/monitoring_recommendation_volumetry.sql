{%- for table in monitored_recommendations() %}
select
    '{{ table }}' as table_name,
    original.rows_at_source,
    (select count(*) from {{ ref('applicative_' ~ table) }}) as rows_in_analytics
from {{ federated(
    'recommendation',
    'select ' ~ counted('recommendation')
        ~ ' from ' ~ inner_table('recommendation', source('recommendation_database', table))
) }} as original
{{ "union all" if not loop.last }}
{%- endfor %}
