with at_source as (
    {%- for table, settings in monitored_imports().items() %}
    select '{{ table }}' as table_name, newest_at_source
    from {{ federated(
        'applicative',
        'select ' ~ newest('applicative', 'dateCreated')
            ~ ' from ' ~ inner_table('applicative', source('applicative', table))
            ~ (' where ' ~ inner_name('applicative', 'dateCreated') ~ ' <= ' ~ inner_cut_off('applicative')
               if settings[1] else '')
    ) }}
    {{ "union all" if not loop.last }}
    {%- endfor %}
),

in_warehouse as (
    {%- for table, settings in monitored_imports().items() %}
    {%- set bound = 'where ' ~ settings[0] ~ ' <= ' ~ cut_off() if settings[1] else '' %}
    select
        '{{ table }}' as table_name,
        (select max({{ settings[0] }}) from {{ ref('import_' ~ table) }} {{ bound }}) as newest_in_clean,
        {%- if table == 'user' %}
        cast(null as datetime) as newest_in_enriched
        {%- else %}
        (select max({{ settings[0] }}) from {{ ref('enriched_' ~ table ~ '_data') }} {{ bound }}) as newest_in_enriched
        {%- endif %}
    {{ "union all" if not loop.last }}
    {%- endfor %}
)

select
    at_source.table_name,
    at_source.newest_at_source,
    in_warehouse.newest_in_clean,
    in_warehouse.newest_in_enriched,
    datetime_diff(at_source.newest_at_source, in_warehouse.newest_in_clean, second) as seconds_behind_in_clean,
    datetime_diff(at_source.newest_at_source, in_warehouse.newest_in_enriched, second) as seconds_behind_in_enriched
from at_source
inner join in_warehouse on in_warehouse.table_name = at_source.table_name
