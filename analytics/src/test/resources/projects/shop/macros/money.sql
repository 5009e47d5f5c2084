{% macro cents_to_euros(column, precision=2) -%}
    round(cast({{ column }} as numeric) / 100, {{ precision }})
{%- endmacro %}
