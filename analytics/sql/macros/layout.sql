{#- A layer is a dataset of the target, without anything in front. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {%- if custom_schema_name is none -%}
        {{ target.dataset }}
    {%- elif custom_schema_name in target.datasets -%}
        {{ target.datasets[custom_schema_name] }}
    {%- else -%}
        {{ custom_schema_name }}
    {%- endif -%}
{%- endmacro %}

{#- What the copy of a table of the application is called in the warehouse. -#}
{% macro applicative_table(name) -%}
    {{ var('table_prefix') }}{{ name }}
{%- endmacro %}
