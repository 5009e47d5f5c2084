{# The macros and tests of dbt_utils that projects use, written anew for BigQuery, by the same names. #}

{% macro generate_surrogate_key(field_list) -%}
    {%- set parts = [] -%}
    {%- for field in field_list -%}
        {%- do parts.append("coalesce(cast(" ~ field ~ " as string), '_dbt_utils_surrogate_key_null_')") -%}
        {%- if not loop.last %}{%- do parts.append("'-'") -%}{%- endif -%}
    {%- endfor -%}
    to_hex(md5(cast({{ 'concat(' ~ (parts | join(', ')) ~ ')' if parts | length > 1 else parts[0] }} as string)))
{%- endmacro %}

{% macro date_spine(datepart, start_date, end_date) -%}
    select cast(spine as datetime) as date_{{ datepart }}
    {%- if datepart in ['day', 'week', 'month', 'quarter', 'year'] %}
    from unnest(generate_date_array(
        cast({{ start_date }} as date), date_sub(cast({{ end_date }} as date), interval 1 day), interval 1 {{ datepart }}
    )) as spine
    {%- else %}
    from unnest(generate_timestamp_array(
        cast({{ start_date }} as timestamp),
        timestamp_sub(cast({{ end_date }} as timestamp), interval 1 microsecond),
        interval 1 {{ datepart }}
    )) as spine
    {%- endif %}
{%- endmacro %}

{% macro generate_series(upper_bound) -%}
    select generated_number from unnest(generate_array(1, {{ upper_bound }})) as generated_number
{%- endmacro %}

{% macro star(from, relation_alias=none, except=[], prefix='', suffix='', quote_identifiers=true) -%}
    {%- set left_out = except | map('lower') | list -%}
    {%- set kept = [] -%}
    {%- for column in adapter.get_columns_in_relation(from) if column.name | lower not in left_out -%}
        {%- set name = '`' ~ column.name ~ '`' if quote_identifiers else column.name -%}
        {%- set renamed = ' as `' ~ prefix ~ column.name ~ suffix ~ '`' if prefix or suffix else '' -%}
        {%- do kept.append((relation_alias ~ '.' if relation_alias else '') ~ name ~ renamed) -%}
    {%- endfor -%}
    {{ kept | join(',\n    ') if kept else '*' }}
{%- endmacro %}

{% macro get_filtered_columns_in_relation(from, except=[]) -%}
    {%- set left_out = except | map('lower') | list -%}
    {%- set kept = [] -%}
    {%- for column in adapter.get_columns_in_relation(from) if column.name | lower not in left_out -%}
        {%- do kept.append(column.name) -%}
    {%- endfor -%}
    {%- do return(kept) -%}
{%- endmacro %}

{% macro union_relations(relations, column_override={}, include=[], exclude=[], source_column_name='_dbt_source_relation', where=none) -%}
    {%- set superset = {} -%}
    {%- for relation in relations -%}
        {%- for column in adapter.get_columns_in_relation(relation) -%}
            {%- set name = column.name -%}
            {%- if (not include or name in include) and name not in exclude and name not in superset -%}
                {%- do superset.update({name: column_override.get(name, column.data_type)}) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for relation in relations %}
        {%- set present = adapter.get_columns_in_relation(relation) | map(attribute='name') | list %}
(
    select
        {%- if source_column_name %}
        cast('{{ relation }}' as string) as {{ source_column_name }},
        {%- endif %}
        {%- for name, type in superset.items() %}
        cast({{ '`' ~ name ~ '`' if name in present else 'null' }} as {{ type }}) as `{{ name }}`{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ relation }}
    {%- if where %}
    where {{ where }}
    {%- endif %}
)
{{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{% macro pivot(column, values, alias=true, agg='sum', cmp='=', prefix='', suffix='', then_value=1, else_value=0, quote_identifiers=true, distinct=false) -%}
    {%- for value in values %}
    {{ agg }}({{ 'distinct ' if distinct }}case when {{ column }} {{ cmp }} '{{ value | replace("'", "\\'") }}' then {{ then_value }} else {{ else_value }} end)
    {%- if alias %} as {{ '`' ~ prefix ~ value ~ suffix ~ '`' if quote_identifiers else prefix ~ value ~ suffix }}{% endif %}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{% macro safe_divide(numerator, denominator) %}safe_divide({{ numerator }}, {{ denominator }}){% endmacro %}
{% macro safe_add(field_list) -%}
    {%- for field in field_list %}coalesce({{ field }}, 0){{ ' + ' if not loop.last }}{% endfor -%}
{%- endmacro %}
{% macro safe_subtract(field_list) -%}
    {%- for field in field_list %}coalesce({{ field }}, 0){{ ' - ' if not loop.last }}{% endfor -%}
{%- endmacro %}
{% macro group_by(n) -%}
    group by {% for i in range(1, n + 1) %}{{ i }}{{ ', ' if not loop.last }}{% endfor %}
{%- endmacro %}
{% macro width_bucket(expr, min_value, max_value, num_buckets) -%}
    least({{ num_buckets }} + 1, greatest(0, cast(floor(safe_divide({{ expr }} - {{ min_value }}, ({{ max_value }} - {{ min_value }}) / {{ num_buckets }})) as int64) + 1))
{%- endmacro %}
{% macro haversine_distance(lat1, lon1, lat2, lon2, unit='mi') -%}
    2 * {{ 6371 if unit == 'km' else 3961 }} * asin(sqrt(power(sin(({{ lat2 }} - {{ lat1 }}) * acos(-1) / 360), 2) + cos({{ lat1 }} * acos(-1) / 180) * cos({{ lat2 }} * acos(-1) / 180) * power(sin(({{ lon2 }} - {{ lon1 }}) * acos(-1) / 360), 2)))
{%- endmacro %}
{% macro get_url_host(field) %}net.host({{ field }}){% endmacro %}
{% macro get_url_parameter(field, url_parameter) -%}
    regexp_extract({{ field }}, r'[?&]{{ url_parameter }}=([^&#]*)')
{%- endmacro %}
{% macro deduplicate(relation, partition_by, order_by) -%}
    select unique_row.*
    from (
        select array_agg(original order by {{ order_by }} limit 1)[offset(0)] as unique_row
        from {{ relation }} as original
        group by {{ partition_by }}
    )
{%- endmacro %}
{% macro slugify(string) -%}
    {{ modules.re.sub('[^a-z0-9_]+', '', modules.re.sub('[ -]+', '_', string | lower)) }}
{%- endmacro %}
{% macro pretty_time(format='%H:%M:%S') %}{{ modules.datetime.datetime.now().strftime(format) }}{% endmacro %}

{% macro test_unique_combination_of_columns(model, combination_of_columns, quote_columns=false) -%}
{%- set columns = (combination_of_columns | map('replace', '`', '') | list) -%}
select {{ columns | join(', ') }}
from {{ model }}
group by {{ columns | join(', ') }}
having count(*) > 1
{%- endmacro %}

{% macro test_accepted_range(model, column_name, min_value=none, max_value=none, inclusive=true) -%}
{%- set equal = '=' if inclusive else '' -%}
select *
from {{ model }}
where
    {%- if min_value is not none %} not {{ column_name }} >{{ equal }} {{ min_value }}{% endif %}
    {%- if min_value is not none and max_value is not none %} or{% endif %}
    {%- if max_value is not none %} not {{ column_name }} <{{ equal }} {{ max_value }}{% endif %}
    {%- if min_value is none and max_value is none %} false{% endif %}
{%- endmacro %}

{% macro test_expression_is_true(model, expression, column_name=none) -%}
select {{ '*' if config.get('store_failures') else '1' }}
from {{ model }}
where not ({{ column_name ~ ' ' if column_name }}{{ expression }})
{%- endmacro %}

{% macro test_not_empty_string(model, column_name, trim_whitespace=true) -%}
select *
from {{ model }}
where {{ 'trim(' ~ column_name ~ ')' if trim_whitespace else column_name }} = ''
{%- endmacro %}

{% macro test_not_null_proportion(model, column_name, at_least, at_most=1.0) -%}
with proportion as (
    select countif({{ column_name }} is not null) / nullif(count(*), 0) as not_null_proportion from {{ model }}
)
select *
from proportion
where not_null_proportion < {{ at_least }} or not_null_proportion > {{ at_most }}
{%- endmacro %}

{% macro test_not_constant(model, column_name) -%}
select count(distinct {{ column_name }}) as filler_column
from {{ model }}
having count(distinct {{ column_name }}) = 1
{%- endmacro %}

{% macro test_at_least_one(model, column_name) -%}
select count({{ column_name }}) as filler_column
from {{ model }}
having count({{ column_name }}) = 0
{%- endmacro %}

{% macro test_equal_rowcount(model, compare_model) -%}
select a.n as count_a, b.n as count_b, abs(a.n - b.n) as diff_count
from (select count(*) as n from {{ model }}) as a
cross join (select count(*) as n from {{ compare_model }}) as b
where a.n != b.n
{%- endmacro %}

{% macro test_fewer_rows_than(model, compare_model) -%}
select a.n as count_our_model, b.n as count_comparison_model
from (select count(*) as n from {{ model }}) as a
cross join (select count(*) as n from {{ compare_model }}) as b
where a.n >= b.n
{%- endmacro %}

{% macro test_cardinality_equality(model, column_name, to, field) -%}
select a.value, a.n as n_here, b.n as n_there
from (select {{ column_name }} as value, count(*) as n from {{ model }} group by 1) as a
full outer join (select {{ field }} as value, count(*) as n from {{ to }} group by 1) as b on a.value = b.value
where a.n is distinct from b.n
{%- endmacro %}

{% macro test_relationships_where(model, column_name, to, field, from_condition='1=1', to_condition='1=1') -%}
select child.id
from (select {{ column_name }} as id from {{ model }} where {{ column_name }} is not null and {{ from_condition }}) as child
left join (select {{ field }} as id from {{ to }} where {{ field }} is not null and {{ to_condition }}) as parent on child.id = parent.id
where parent.id is null
{%- endmacro %}

{% macro test_recency(model, field, datepart, interval, ignore_time_component=false) -%}
select max({{ field }}) as most_recent
from {{ model }}
having max(cast({{ field }} as datetime)) < datetime_sub(current_datetime(), interval {{ interval }} {{ datepart }})
{%- endmacro %}

{% macro test_mutually_exclusive_ranges(model, lower_bound_column, upper_bound_column, partition_by=none) -%}
select *
from (
    select *, lead({{ lower_bound_column }}) over ({{ 'partition by ' ~ partition_by if partition_by }} order by {{ lower_bound_column }}) as next_lower_bound
    from {{ model }}
)
where {{ upper_bound_column }} > next_lower_bound or {{ lower_bound_column }} > {{ upper_bound_column }}
{%- endmacro %}
