-- Q30: letters outside of base 32 once failed the whole job
with cases as (
    select 'ae' as text, cast(null as string) as id
    union all select 'A0', null
    union all select 'A1', null
    union all select 'A-', null
    union all select 'AAAAAAAAAAAAA', null
    union all select 'OA', '112'
    union all select 'AEA', '1'
    union all select '9999', '16912'
    union all select 'A', '0'
    union all select 'AE======', '1'
    union all select null, null
)

select text, id, {{ dehumanized('text') }} as dehumanized
from cases
where {{ dehumanized('text') }} is distinct from id
