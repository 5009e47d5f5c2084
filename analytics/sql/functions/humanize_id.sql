{#- The short text of a numeric id, as addresses hold it: its bytes, most significant first, in base 32 with O written 8
    and I written 9. NULL for what is no number, empty for zero.

    Seven bytes hold every id up to 2^53. The bits of the bytes are moved to the left until their number is a multiple
    of five, cut into twelve digits, and the digits that belong to no byte are dropped. -#}
{% macro humanize_id_name() %}`{{ target.project }}`.`{{ target.datasets.raw }}`.humanize_id{% endmacro %}

{% macro humanized(id) %}{{ humanize_id_name() }}({{ id }}){% endmacro %}

{% macro create_humanize_id() -%}
create or replace function {{ humanize_id_name() }}(id string) returns string as ((
    select
        case
            when number is null then cast(null as string)
            else right(
                concat(
                    {%- for shift in range(55, -1, -5) %}
                    substr('ABCDEFGH9JKLMN8PQRSTUVWXYZ234567', 1 + mod(div(number << padding, {{ 2 ** shift }}), 32), 1)
                    {{- "," if not loop.last }}
                    {%- endfor %}
                ),
                digits
            )
        end
    from (
        select
            number,
            case
                when number < 1 then 0
                when number < {{ 2 ** 8 }} then 2
                when number < {{ 2 ** 16 }} then 4
                when number < {{ 2 ** 24 }} then 5
                when number < {{ 2 ** 32 }} then 7
                when number < {{ 2 ** 40 }} then 8
                when number < {{ 2 ** 48 }} then 10
                else 12
            end as digits,
            case
                when number < {{ 2 ** 8 }} then 2
                when number < {{ 2 ** 16 }} then 4
                when number < {{ 2 ** 24 }} then 1
                when number < {{ 2 ** 32 }} then 3
                when number < {{ 2 ** 40 }} then 0
                when number < {{ 2 ** 48 }} then 2
                else 4
            end as padding
        from (select if(regexp_contains(id, r'^[0-9]{1,16}$'), safe_cast(id as int64), null) as number)
    )
))
{%- endmacro %}
