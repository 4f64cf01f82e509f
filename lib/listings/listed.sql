-- one row per series on the list of an operation in scope, as stated there
select
    s.series_id,
    s.operation_id as operation,
    s.priority,
    s.images,
    s.videos,
    s.bytes,
from snapshot.series as s
left join placed(as_of, clock) as placed on placed.series_id = s.series_id
where coalesce(s.operation_id = operation, operation is null)
    and any_of(coalesce(placed.pinned, ['unknown']), country)
order by s.series_id
