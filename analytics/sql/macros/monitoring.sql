{#- Comparisons of a database and its copies in the warehouse, made from the catalogues of what is copied. -#}

{#- The tables of the application that are watched: when their rows were made, and whether only what was made before
    the start of yesterday's run is compared when it comes to the latest row. -#}
{% macro monitored_imports() %}
    {{ return({
        'booking': ['booking_creation_date', true],
        'offer': ['offer_creation_date', false],
        'venue': ['venue_creation_date', false],
        'offerer': ['offerer_creation_date', true],
        'stock': ['stock_creation_date', true],
        'user': ['user_creation_date', true],
    }) }}
{% endmacro %}

{% macro monitored_recommendations() %}
    {{ return({
        'booking': 'booking_creation_date',
        'mediation': 'dateCreated',
        'offer': 'offer_creation_date',
        'offerer': 'offerer_creation_date',
        'stock': 'stock_creation_date',
        'venue': 'venue_creation_date',
    }) }}
{% endmacro %}

{#- Yesterday at five in the morning, when yesterday's run was due, on the side of the warehouse. -#}
{% macro cut_off() -%}
    datetime_sub(datetime_trunc(current_datetime(), day), interval 19 hour)
{%- endmacro %}

{#- The same on the side of the other database. -#}
{% macro inner_cut_off(connection) -%}
    {%- if reads_federated(connection) -%}
        date_trunc('day', now() at time zone 'utc') - interval '19 hours'
    {%- else -%}
        {{ cut_off() }}
    {%- endif -%}
{%- endmacro %}

{% macro counted(connection) -%}
    {{ inner_cast(connection, 'count(*)', 'bigint') }} as {{ inner_name(connection, 'rows_at_source') }}
{%- endmacro %}

{% macro newest(connection, column) -%}
    {{ inner_cast(connection, 'max(' ~ inner_name(connection, column) ~ ')', 'timestamp') }} as {{ inner_name(connection, 'newest_at_source') }}
{%- endmacro %}

{#- One row per column: how often it is NULL at the source and in the copy. `columns` are pairs of a name there and here. -#}
{% macro nulls_of(connection, table, relation, copy, columns) -%}
    {%- set items = [counted(connection)] -%}
    {%- for there, here in columns -%}
        {%- set present = 'count(' ~ inner_name(connection, there) ~ ')' -%}
        {%- do items.append(inner_cast(connection, present, 'bigint') ~ ' as ' ~ inner_name(connection, here)) -%}
    {%- endfor -%}
    select
        '{{ table }}' as table_name,
        counted.column_name,
        counted.nulls_at_source,
        counted.nulls_in_copy
    from {{ federated(connection, 'select ' ~ items | join(', ') ~ ' from ' ~ inner_table(connection, relation)) }} as original
    cross join (
        select
            {%- for there, here in columns %}
            countif(`{{ here }}` is null) as `{{ here }}`{{ "," if not loop.last }}
            {%- endfor %}
        from {{ copy }}
    ) as copied
    cross join unnest([
        {%- for there, here in columns %}
        struct(
            '{{ here }}' as column_name,
            original.rows_at_source - original.`{{ here }}` as nulls_at_source,
            copied.`{{ here }}` as nulls_in_copy
        ){{ "," if not loop.last }}
        {%- endfor %}
    ]) as counted
{%- endmacro %}
