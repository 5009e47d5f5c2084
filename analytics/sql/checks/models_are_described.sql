-- Whoever reads a table learns from its page what it and each of its columns are.
select unique_id as node, 'the model ' || name || ' has no description' as message
from nodes
where resource_type = 'model' and trim(description) = ''
union all
select n.unique_id, 'the column ' || c.name || ' of ' || n.name || ' has no description'
from nodes as n
join columns as c on c.node = n.unique_id
where n.resource_type = 'model' and trim(coalesce(c.description, '')) = ''
