{% macro generate_schema_name(custom_schema_name, node) -%}
    {%- if custom_schema_name is none -%}
        {{ target.schema }}
    {%- elif target.name == 'prod' -%}
        {{ custom_schema_name | trim }}
    {%- else -%}
        {{ target.schema }}_{{ custom_schema_name | trim }}
    {%- endif -%}
{%- endmacro %}

{% macro full_name() %}{{ return(adapter.dispatch('full_name', 'shop')()) }}{% endmacro %}
{% macro default__full_name() %}first_name || ' ' || last_name{% endmacro %}
{% macro bigquery__full_name() %}concat(first_name, ' ', last_name){% endmacro %}

{% macro grant_access(schema) %}grant `roles/bigquery.dataViewer` on schema {{ schema }} to 'group:data@example.org'{% endmacro %}
