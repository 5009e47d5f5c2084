-- Raw data is read by imports and cleaning only, and nothing below the analytics dataset reads from it.
with models as (
    select unique_id, name, path, split(path, '/')[safe_offset(1)] as layer
    from nodes
    where resource_type = 'model'
)
select child.unique_id as node, child.name || ' of layer ' || child.layer || ' reads ' || parent.name || ' of ' || parent.layer as message
from edges
join models as child on child.unique_id = edges.child
join models as parent on parent.unique_id = edges.parent
where (child.layer = 'import')
    or (child.layer = 'clean' and parent.layer not in ('import', 'clean'))
    or (child.layer = 'analytics' and parent.layer not in ('import', 'clean', 'analytics'))
