{#- How tables of another database are read: through its connection, or, in unit tests and where the target has none,
    from a table of the warehouse with the same columns. -#}

{% macro reads_federated(connection) %}
    {{ return(target.connections[connection] != '') }}
{% endmacro %}

{#- An identifier, as the side that runs the inner statement quotes it. -#}
{% macro inner_name(connection, name) -%}
    {%- if reads_federated(connection) -%} "{{ name }}" {%- else -%} `{{ name }}` {%- endif -%}
{%- endmacro %}

{% macro inner_table(connection, relation) -%}
    {%- if reads_federated(connection) -%}
        public."{{ relation.identifier }}"
    {%- else -%}
        {{ relation }}
    {%- endif -%}
{%- endmacro %}

{#- A cast that both sides write differently: the type is text, long_text, bigint or timestamp. -#}
{% macro inner_cast(connection, expression, type) -%}
    {%- set types = {
        'text': ['varchar(255)', 'string'],
        'long_text': ['text', 'string'],
        'bigint': ['bigint', 'int64'],
        'timestamp': ['timestamp', 'datetime'],
    } -%}
    cast({{ expression }} as {{ types[type][0 if reads_federated(connection) else 1] }})
{%- endmacro %}

{#- The rows of a statement that the other database runs; the statement goes on one line. -#}
{% macro federated(connection, statement) -%}
    {%- if reads_federated(connection) -%}
        {%- set literal = "'''" ~ statement ~ " '''" if "'" in statement else "'" ~ statement ~ "'" -%}
        external_query('{{ target.connections[connection] }}', {{ literal }})
    {%- else -%}
        ({{ statement }})
    {%- endif -%}
{%- endmacro %}

{#- The columns of a table of the application, as the catalogue of imports names and casts them. -#}
{% macro import_table(table) -%}
    {%- set columns = import_catalogue().get(table) -%}
    {%- if not columns -%}
        {{ exceptions.raise_compiler_error("table '" ~ table ~ "' is not in import_catalogue(): it cannot be imported") }}
    {%- endif -%}
    {%- set relation = source('applicative', table) -%}
    {%- set items = [] -%}
    {%- for source_column, cast, column in columns -%}
        {%- set name = inner_name('applicative', source_column) -%}
        {%- set value = name if cast == 'none' else inner_cast('applicative', name, cast) -%}
        {%- do items.append(value ~ ' as ' ~ inner_name('applicative', column)) -%}
    {%- endfor -%}
select
    {{ columns | map('last') | join(',\n    ') }}
from {{ federated('applicative', 'select ' ~ items | join(', ') ~ ' from ' ~ inner_table('applicative', relation)) }}
{%- endmacro %}
