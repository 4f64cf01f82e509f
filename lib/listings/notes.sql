-- one row per note of the operation in scope, up to the instant that is meant
select n.occurred_at, n.text,
from snapshot.note as n
where coalesce(n.operation_id = operation, operation is null)
    and coalesce(n.occurred_at <= as_of, true)
order by n.occurred_at, n.note_id
