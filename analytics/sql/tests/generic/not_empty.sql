{#- At least one row: an empty import would empty everything that is made of it. Without a connection to the
    application there may be nothing to import. -#}
{% test not_empty(model) %}
{{ config(severity='error' if reads_federated('applicative') else 'warn') }}
select 'no rows' as problem
from (select count(*) as row_count from {{ model }})
where row_count = 0
{% endtest %}
