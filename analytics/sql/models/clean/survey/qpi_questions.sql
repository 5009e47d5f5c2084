{{ config(alias='survey_qpi_questions') }}
select
    question_id,
    title,
    json_value_array(choices) as choices
from {{ source('survey', 'survey_questions') }}
