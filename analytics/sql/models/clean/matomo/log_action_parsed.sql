{{ config(materialized='ephemeral', contract={'enforced': false}) }}
with action as (
    select
        idaction,
        name,
        _hash,
        type,
        url_prefix,
        regexp_extract(name, r'Module name: (.*) -') as module_name,
        regexp_extract(name, r'Number of tiles: ([0-9]*)') as number_tiles,
        regexp_extract(name, r'Offer id: ([A-Z0-9]*)') as tracked_offer_id,
        regexp_extract(name, r'details/([A-Z0-9]{4,5})[^a-zA-Z0-9]') as url_offer_id
    from {{ source('matomo', 'log_action') }}
    where type not in (1, 2, 3, 8) or (type = 1 and strpos(name, '.passculture.beta.gouv.fr/') > 0)
)

select
    struct(idaction, name, _hash, type, url_prefix) as raw_data,
    struct(
        module_name,
        number_tiles,
        tracked_offer_id as offer_id,
        {{ dehumanized('tracked_offer_id') }} as dehumanize_offer_id
    ) as tracker_data,
    struct(
        url_offer_id as offer_id,
        {{ dehumanized('url_offer_id') }} as dehumanize_offer_id
    ) as url_data
from action
