with newest as (
    {%- for table, column in monitored_recommendations().items() %}
    select
        '{{ table }}' as table_name,
        original.newest_at_source,
        (select max({{ column }}) from {{ ref('applicative_' ~ table) }}) as newest_in_analytics
    from {{ federated(
        'recommendation',
        'select ' ~ newest('recommendation', column)
            ~ ' from ' ~ inner_table('recommendation', source('recommendation_database', table))
    ) }} as original
    {{ "union all" if not loop.last }}
    {%- endfor %}
)

select
    table_name,
    newest_at_source,
    newest_in_analytics,
    datetime_diff(newest_at_source, newest_in_analytics, second) as seconds_apart
from newest
