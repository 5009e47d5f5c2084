with booked as (
    select booking.user_id, offer.offer_type, venue.venue_is_virtual
    from {{ ref('applicative_booking') }} as booking
    left join {{ ref('applicative_stock') }} as stock on stock.stock_id = booking.stock_id
    left join {{ ref('applicative_offer') }} as offer on offer.offer_id = stock.offer_id
    left join {{ ref('applicative_venue') }} as venue on venue.venue_id = offer.venue_id
    where booking.user_id is not null
),

category as (
    select
        user_id,
        offer_type = 'ThingType.AUDIOVISUEL' as audiovisuel,
        offer_type in ('EventType.CINEMA', 'ThingType.CINEMA_ABO', 'ThingType.CINEMA_CARD') as cinema,
        offer_type = 'ThingType.INSTRUMENT' as instrument,
        offer_type in ('ThingType.JEUX_VIDEO', 'ThingType.JEUX_VIDEO_ABO') as jeux_video,
        offer_type = 'ThingType.LIVRE_EDITION' and venue_is_virtual as livre_numerique,
        offer_type = 'ThingType.LIVRE_EDITION' and not venue_is_virtual as livre_papier,
        offer_type in ('EventType.MUSEES_PATRIMOINE', 'ThingType.MUSEES_PATRIMOINE_ABO') as musee_patrimoine,
        offer_type in ('EventType.MUSIQUE', 'ThingType.MUSIQUE_ABO') as musique_live,
        offer_type = 'ThingType.MUSIQUE' and not venue_is_virtual as musique_cd_vynils,
        offer_type = 'ThingType.MUSIQUE' and venue_is_virtual as musique_numerique,
        offer_type in (
            'EventType.PRATIQUE_ARTISTIQUE', 'ThingType.PRATIQUE_ARTISTIQUE', 'ThingType.PRATIQUE_ARTISTIQUE_ABO'
        ) as pratique_artistique,
        offer_type in ('EventType.SPECTACLE_VIVANT', 'ThingType.SPECTACLE_VIVANT_ABO') as spectacle_vivant
    from booked
)

select
    user_id,
    {%- for name in [
        'audiovisuel', 'cinema', 'instrument', 'jeux_video', 'livre_numerique', 'livre_papier', 'musee_patrimoine',
        'musique_live', 'musique_cd_vynils', 'musique_numerique', 'pratique_artistique', 'spectacle_vivant',
    ] %}
    coalesce(logical_or({{ name }}), false) as {{ name }}{{ "," if not loop.last }}
    {%- endfor %}
from category
group by user_id
order by user_id
