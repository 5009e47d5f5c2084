{{ config(enabled=reads_federated('applicative'), tags=['monitoring']) }}
with expected as (
    {%- for table, columns in import_catalogue().items() %}
    {%- for there, cast, here in columns %}
    select '{{ table }}' as table_name, '{{ there }}' as column_name
    union all
    {%- endfor %}
    {%- endfor %}
    select null, null
),

found as (
    select table_name, column_name
    from {{ federated(
        'applicative',
        "select cast(table_name as text) as table_name, cast(column_name as text) as column_name"
            ~ " from information_schema.columns where table_schema = 'public'"
    ) }}
)

select expected.table_name, expected.column_name
from expected
left join found on found.table_name = expected.table_name and found.column_name = expected.column_name
where expected.column_name is not null and found.column_name is null
