{#- The columns that are copied to the database of the recommendation, by table: neither repeated ones nor what came later. -#}
{% macro recommendation_catalogue() %}
    {{ return({
        'booking': [
            'booking_id', 'booking_creation_date', 'stock_id', 'booking_quantity', 'user_id', 'booking_amount',
            'booking_is_cancelled', 'booking_is_used', 'booking_used_date', 'booking_cancellation_date',
        ],
        'mediation': [
            'thumbCount', 'idAtProviders', 'dateModifiedAtLastProvider', 'id', 'dateCreated', 'authorId',
            'lastProviderId', 'offerId', 'credit', 'isActive',
        ],
        'offer': [
            'offer_id_at_providers', 'offer_modified_at_last_provider_date', 'offer_id', 'offer_creation_date',
            'offer_product_id', 'venue_id', 'offer_last_provider_id', 'booking_email', 'offer_is_active',
            'offer_type', 'offer_name', 'offer_description', 'offer_conditions', 'offer_age_min',
            'offer_age_max', 'offer_url', 'offer_duration_minutes', 'offer_is_national', 'offer_extra_data',
            'offer_is_duo', 'offer_withdrawal_details',
        ],
        'offerer': [
            'offerer_is_active', 'offerer_thumb_count', 'offerer_id_at_providers',
            'offerer_modified_at_last_provider_date', 'offerer_address', 'offerer_postal_code', 'offerer_city',
            'offerer_id', 'offerer_creation_date', 'offerer_name', 'offerer_siren', 'offerer_last_provider_id',
        ],
        'stock': [
            'stock_id_at_providers', 'stock_modified_at_last_provider_date', 'stock_id', 'stock_modified_date',
            'stock_price', 'stock_quantity', 'stock_booking_limit_date', 'stock_last_provider_id', 'offer_id',
            'stock_is_soft_deleted', 'stock_beginning_date', 'stock_creation_date',
        ],
        'venue': [
            'venue_thumb_count', 'venue_id_at_providers', 'venue_modified_at_last_provider', 'venue_address',
            'venue_postal_code', 'venue_city', 'venue_id', 'venue_name', 'venue_siret',
            'venue_department_code', 'venue_latitude', 'venue_longitude', 'venue_managing_offerer_id',
            'venue_booking_email', 'venue_last_provider_id', 'venue_is_virtual', 'venue_comment',
            'venue_public_name', 'venue_type_id', 'venue_label_id', 'venue_creation_date',
        ],
    }) }}
{% endmacro %}
