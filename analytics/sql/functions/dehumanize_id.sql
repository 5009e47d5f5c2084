{#- The number behind the short text of an id, as decimal text: the way back of humanize_id. NULL for what cannot be one
    (a letter that base 32 does not know, or more digits than any id has), `0` for the empty text.

    A digit is its place in the alphabet, and A is the digit nought that fills twelve. They hold sixty bits; what is left over after the last whole byte is
    dropped. -#}
{% macro dehumanize_id_name() %}`{{ target.project }}`.`{{ target.datasets.raw }}`.dehumanize_id{% endmacro %}

{% macro dehumanized(id) %}{{ dehumanize_id_name() }}({{ id }}){% endmacro %}

{% macro create_dehumanize_id() -%}
create or replace function {{ dehumanize_id_name() }}(id string) returns string as ((
    select
        case
            when regexp_contains(digits, r'^[A-Z2-7]{0,12}$') then cast(
                (
                    {%- for place in range(1, 13) %}
                    (strpos('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', substr(padded, {{ place }}, 1)) - 1)
                    {{- " * " ~ 2 ** (60 - 5 * place) }}
                    {{- " +" if not loop.last }}
                    {%- endfor %}
                ) >> mod(length(digits) * 5, 8) as string)
        end
    from (
        select digits, lpad(digits, 12, 'A') as padded
        from (select rtrim(replace(replace(id, '8', 'O'), '9', 'I'), '=') as digits)
    )
))
{%- endmacro %}
