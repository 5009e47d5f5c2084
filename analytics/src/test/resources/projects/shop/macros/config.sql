{% macro incremental_table(partition, cluster_by=none) %}
    {% set settings = dict(
        materialized='incremental' if target.name != 'ci' else 'table',
        incremental_strategy='insert_overwrite',
        partition_by={'field': partition, 'data_type': 'date'},
        **kwargs
    ) %}
    {% if cluster_by %}
        {% do settings.update({'cluster_by': cluster_by}) %}
    {% endif %}
    {{ return(settings) }}
{% endmacro %}
