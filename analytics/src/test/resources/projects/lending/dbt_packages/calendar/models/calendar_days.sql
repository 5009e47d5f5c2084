with days as (
    {{ dbt_utils.date_spine(
        datepart="day",
        start_date="cast('" ~ var('calendar_starts') ~ "' as date)",
        end_date="cast('" ~ var('calendar_ends') ~ "' as date)"
    ) }}
)

select
    cast(date_day as date) as day,
    {{ calendar.week_label('cast(date_day as date)') }} as week,
    extract(dayofweek from date_day) in (1, 7) as is_weekend
from days
