{#- The words that many models share: types of offers, and which bookings count. -#}

{% macro offer_types(set_name) %}
    {%- set sets = {
        'activation_thing': ['ThingType.ACTIVATION'],
        'activation': ['ThingType.ACTIVATION', 'EventType.ACTIVATION'],
        'physical': [
            'ThingType.INSTRUMENT', 'ThingType.JEUX', 'ThingType.LIVRE_EDITION', 'ThingType.MUSIQUE',
            'ThingType.OEUVRE_ART', 'ThingType.AUDIOVISUEL',
        ],
        'digital': [
            'ThingType.AUDIOVISUEL', 'ThingType.JEUX_VIDEO', 'ThingType.JEUX_VIDEO_ABO', 'ThingType.LIVRE_AUDIO',
            'ThingType.LIVRE_EDITION', 'ThingType.MUSIQUE', 'ThingType.PRESSE_ABO',
        ],
        'outing': [
            'EventType.SPECTACLE_VIVANT', 'EventType.CINEMA', 'EventType.JEUX', 'ThingType.SPECTACLE_VIVANT_ABO',
            'EventType.MUSIQUE', 'ThingType.MUSEES_PATRIMOINE_ABO', 'ThingType.CINEMA_CARD',
            'ThingType.PRATIQUE_ARTISTIQUE_ABO', 'ThingType.CINEMA_ABO', 'EventType.MUSEES_PATRIMOINE',
            'EventType.PRATIQUE_ARTISTIQUE', 'EventType.CONFERENCE_DEBAT_DEDICACE',
        ],
    } -%}
    {{ return("('" ~ sets[set_name] | join("', '") ~ "')") }}
{% endmacro %}

{#- Contests are booked with this address and are no real bookings. -#}
{% macro is_no_contest(offer) -%}
    ({{ offer }}.booking_email is null or {{ offer }}.booking_email != 'jeux-concours@passculture.app')
{%- endmacro %}

{#- Narrow: only the activation thing is left out. An offer without type is left out too, cancelled bookings stay. -#}
{% macro is_genuine_narrow(offer) -%}
    {{ offer }}.offer_type not in {{ offer_types('activation_thing') }} and {{ is_no_contest(offer) }}
{%- endmacro %}

{#- Wide: activation events are left out as well. -#}
{% macro is_genuine_wide(offer) -%}
    {{ offer }}.offer_type not in {{ offer_types('activation') }} and {{ is_no_contest(offer) }}
{%- endmacro %}

{#- What a booking costs the user. -#}
{% macro revenue(booking) -%}
    {{ booking }}.booking_amount * {{ booking }}.booking_quantity
{%- endmacro %}
