with at_source as (
    {%- for table, settings in monitored_imports().items() %}
    select '{{ table }}' as table_name, rows_at_source
    from {{ federated(
        'applicative',
        'select ' ~ counted('applicative')
            ~ ' from ' ~ inner_table('applicative', source('applicative', table))
            ~ ' where ' ~ inner_name('applicative', 'dateCreated') ~ ' <= ' ~ inner_cut_off('applicative')
    ) }}
    {{ "union all" if not loop.last }}
    {%- endfor %}
),

in_clean as (
    {%- for table, settings in monitored_imports().items() %}
    select '{{ table }}' as table_name, countif({{ settings[0] }} <= {{ cut_off() }}) as rows_in_clean
    from {{ ref('import_' ~ table) }}
    {{ "union all" if not loop.last }}
    {%- endfor %}
),

in_enriched as (
    {%- for table in monitored_imports() %}
    select '{{ table }}' as table_name, count(*) as rows_in_enriched
    from {{ ref('enriched_' ~ table ~ '_data') }}
    {{ "union all" if not loop.last }}
    {%- endfor %}
),

expected as (
    {%- for table in ['offer', 'venue', 'offerer', 'stock'] %}
    select '{{ table }}' as table_name, count(*) as rows_expected
    from {{ ref('applicative_' ~ table) }}
    union all
    {%- endfor %}
    select 'user', countif(user_is_beneficiary)
    from {{ ref('applicative_user') }}
    union all
    select 'booking', count(*)
    from {{ ref('applicative_booking') }} as booking
    inner join {{ ref('applicative_stock') }} as stock on stock.stock_id = booking.stock_id
    inner join {{ ref('applicative_offer') }} as offer on offer.offer_id = stock.offer_id
    inner join {{ ref('applicative_venue') }} as venue on venue.venue_id = offer.venue_id
    inner join {{ ref('applicative_offerer') }} as offerer on offerer.offerer_id = venue.venue_managing_offerer_id
    inner join {{ ref('applicative_user') }} as user on user.user_id = booking.user_id
    where offer.offer_type not in {{ offer_types('activation') }}
)

select
    at_source.table_name,
    at_source.rows_at_source,
    in_clean.rows_in_clean,
    expected.rows_expected,
    in_enriched.rows_in_enriched
from at_source
inner join in_clean on in_clean.table_name = at_source.table_name
inner join expected on expected.table_name = at_source.table_name
inner join in_enriched on in_enriched.table_name = at_source.table_name
