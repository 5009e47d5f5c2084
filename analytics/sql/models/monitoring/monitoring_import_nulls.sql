{%- for table in monitored_imports() -%}
    {%- set columns = [] -%}
    {%- for there, cast, here in import_catalogue()[table] -%}
        {%- do columns.append([there, here]) -%}
    {%- endfor %}
    {{ nulls_of('applicative', table, source('applicative', table), ref('applicative_' ~ table), columns) }}
    {{ "union all" if not loop.last }}
{%- endfor %}
