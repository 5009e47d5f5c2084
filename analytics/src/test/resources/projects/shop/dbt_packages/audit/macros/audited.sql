{% macro audited() %}{{ return(adapter.dispatch('audited', 'audit')()) }}{% endmacro %}
{% macro default__audited() %}'audited by default'{% endmacro %}
