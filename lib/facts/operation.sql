-- one row per operation in scope, as stated
select
    o.operation_id as operation,
    o.planned_series,
    o.files_available,
from snapshot.operation as o
where coalesce(o.operation_id = operation, operation is null)
