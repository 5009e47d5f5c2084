{# Small things that several models need. #}
{% macro clean_email(column) %}
    nullif(lower(trim({{ column }})), '')
{% endmacro %}

{% macro to_money(column, scale=2) -%}
    round(cast({{ column }} as numeric) / 100, {{ scale }})
{%- endmacro %}

{% macro note_end() %}
    {% if execute %}
        {% do log('done for ' ~ target.name, info=False) %}
        insert into {{ target.schema }}.run_log values (current_timestamp(), 'end')
    {% endif %}
{% endmacro %}
