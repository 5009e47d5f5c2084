{#- The window of the indicators: two days as Data Studio gives them, else the window of the run. -#}

{% macro kpi_day(variable, otherwise) -%}
    {%- set day = var(variable) -%}
    {%- if day -%} date '{{ day[0:4] }}-{{ day[4:6] }}-{{ day[6:8] }}' {%- else -%} {{ otherwise }} {%- endif -%}
{%- endmacro %}

{% macro kpi_start() %}{{ kpi_day('kpi_start_date', window_start()) }}{% endmacro %}

{% macro kpi_end() %}{{ kpi_day('kpi_end_date', window_end()) }}{% endmacro %}

{#- From the first midnight on, until before the last; moments of the application have no zone and are in UTC. -#}
{% macro in_kpi_window(moment, type='timestamp') -%}
    {{ moment }} >= {{ type }}({{ kpi_start() }}) and {{ moment }} < {{ type }}({{ kpi_end() }})
{%- endmacro %}

{#- Events of the module on the home page: who did it, with which offer, when. -#}
{% macro tracked(event_id, on_home=false) -%}
    select
        visit.user_id_dehumanized as user_id,
        action.tracker_data.dehumanize_offer_id as offer_id,
        link.server_time
    from {{ ref('log_link_visit_action_preprocessed') }} as link
    inner join {{ ref('log_visit_preprocessed') }} as visit on visit.idvisit = link.idvisit
    inner join {{ ref('log_action_preprocessed') }} as action on action.raw_data.idaction = link.idaction_name
    where
        link.idaction_event_action = {{ event_id }}
        and action.tracker_data.module_name = '{{ var("recommendation_module_name") }}'
        and {{ in_kpi_window('link.server_time') }}
        {%- if on_home %}
        and link.idaction_url in ({{ var('home_url_ids') | join(', ') }})
        {%- endif %}
{%- endmacro %}

{#- How many events of the module there were. -#}
{% macro tracked_count(event_id, on_home=false) -%}
select count(*) as `count`
from {{ ref('log_link_visit_action_preprocessed') }} as link
inner join {{ ref('log_action_preprocessed') }} as action on action.raw_data.idaction = link.idaction_name
where
    link.idaction_event_action = {{ event_id }}
    and action.tracker_data.module_name = '{{ var("recommendation_module_name") }}'
    and {{ in_kpi_window('link.server_time') }}
    {%- if on_home %}
    and link.idaction_url in ({{ var('home_url_ids') | join(', ') }})
    {%- endif %}
{%- endmacro %}

{#- Bookings with their offer: who, what, when. -#}
{% macro booked_offers(windowed) -%}
    select
        booking.user_id,
        stock.offer_id,
        timestamp(booking.booking_creation_date) as server_time
    from {{ ref('applicative_booking') }} as booking
    inner join {{ ref('applicative_stock') }} as stock on stock.stock_id = booking.stock_id
    {%- if windowed %}
    where {{ in_kpi_window('booking.booking_creation_date', 'datetime') }}
    {%- endif %}
{%- endmacro %}

{#- A restriction to users who get recommendations. -#}
{% macro join_group_a(user) -%}
    inner join {{ source('recommendation_exports', 'ab_testing_20201207') }} as ab_testing
        on cast(ab_testing.userid as string) = {{ user }} and ab_testing.groupid = 'A'
{%- endmacro %}

{#- The average, the highest and the lowest figure of those users who have one. -#}
{% macro average_max_min(figure, relation) -%}
select
    avg({{ figure }}) as average,
    max({{ figure }}) as `max`,
    min({{ figure }}) as `min`
from {{ relation }}
{%- endmacro %}

{#- Which share of the recommended offers that a user saw was followed by an event: `events` has user, offer and time. -#}
{% macro share_of_viewed(events, group_a=false) -%}
with event as (
{{ events }}
),

followed as (
    select distinct viewed.user_id, viewed.offer_id
    from {{ ref('kpi_viewed') }} as viewed
    inner join event
        on event.user_id = viewed.user_id
        and event.offer_id = viewed.offer_id
        and event.server_time > viewed.recommended_at
),

numerator as (
    select followed.user_id, count(*) as offers
    from followed
    {%- if group_a %}
    {{ join_group_a('followed.user_id') }}
    {%- endif %}
    group by followed.user_id
),

denominator as (
    select user_id, count(*) as offers
    from {{ ref('kpi_viewed') }}
    group by user_id
),

ratio as (
    select numerator.user_id, numerator.offers / denominator.offers as share
    from numerator
    inner join denominator on denominator.user_id = numerator.user_id
)

{{ average_max_min('share', 'ratio') }}
{%- endmacro %}
