-- Every model has a unit test or a test of its rows.
select unique_id as node, 'nothing tests ' || name as message
from nodes
where resource_type = 'model'
    and materialized != 'ephemeral'
    and unique_id not in (select node from tests)
