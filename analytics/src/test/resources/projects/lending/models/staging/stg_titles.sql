{%- set wanted = ['id', 'name'] -%}
select
    {{ dbt_utils.star(from=ref('raw_titles'), except=wanted + ['price_cents']) }},
    {% for column in wanted -%}
    {{ column }} as title_{{ column }},
    {% endfor -%}
    {{ to_money('price_cents') }} as price
from {{ ref('raw_titles') }}
