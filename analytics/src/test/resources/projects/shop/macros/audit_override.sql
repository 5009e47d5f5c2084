{% macro default__audited() %}'audited by shop'{% endmacro %}
