{%- for table in monitored_recommendations() -%}
    {%- set columns = [] -%}
    {%- for column in recommendation_catalogue()[table] -%}
        {%- do columns.append([column, column]) -%}
    {%- endfor %}
    {{ nulls_of(
        'recommendation', table, source('recommendation_database', table), ref('applicative_' ~ table), columns
    ) }}
    {{ "union all" if not loop.last }}
{%- endfor %}
