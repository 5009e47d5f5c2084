{% macro week_label(column) -%}
    {{ return(adapter.dispatch('week_label', 'calendar')(column)) }}
{%- endmacro %}

{% macro default__week_label(column) -%}
    to_char({{ column }}, 'IYYY-IW')
{%- endmacro %}

{% macro bigquery__week_label(column) -%}
    format_date('%G-%V', {{ column }})
{%- endmacro %}
