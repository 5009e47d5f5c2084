{{ config(alias='survey_qpi_answers') }}
select
    culturalsurvey_id,
    landed_at,
    submitted_at,
    form_id,
    platform,
    answers
from {{ source('survey', 'survey_answers') }}
where true
qualify row_number() over (
    partition by coalesce(culturalsurvey_id, form_id) order by submitted_at desc, landed_at desc, form_id desc
) = 1
