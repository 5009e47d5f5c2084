with answer as (
    select
        answers.culturalsurvey_id,
        answers.submitted_at,
        answer.question_id,
        answer.choice,
        answer.choices,
        answer.other
    from {{ ref('qpi_answers') }} as answers
    cross join unnest(answers.answers) as answer
),

chosen as (
    select culturalsurvey_id, submitted_at, question_id, choice, false as is_other
    from answer
    where choice is not null
    union all
    select answer.culturalsurvey_id, answer.submitted_at, answer.question_id, choice, false
    from answer
    cross join unnest(answer.choices) as choice
    union all
    select culturalsurvey_id, submitted_at, question_id, cast(null as string), true
    from answer
    where other is not null
)

select
    user.user_id,
    chosen.submitted_at,
    chosen.question_id,
    question.title as question,
    chosen.choice,
    chosen.is_other
from chosen
inner join {{ ref('applicative_user') }} as user on user.user_cultural_survey_id = chosen.culturalsurvey_id
left join {{ ref('qpi_questions') }} as question on question.question_id = chosen.question_id
