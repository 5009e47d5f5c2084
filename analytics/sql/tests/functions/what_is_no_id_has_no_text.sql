-- Q29
select id, {{ humanized('id') }} as humanized
from unnest(['', 'a', '-1', '1.5', ' 1', '0x1F', '99999999999999999999']) as id
where {{ humanized('id') }} is not null
