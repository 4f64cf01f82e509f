-- one row per snapshot: the instant that its figures speak of
with stated as (
    select max(o.ends_on) as ends_on
    from snapshot.operation as o
    where coalesce(o.operation_id = operation, operation is null)
),
newest as (
    select greatest(
        (select max(e.known_from) from snapshot.series_event as e),
        (select max(t.received_at) from snapshot.tip as t),
        (select max(e.known_from) from snapshot.tip_event as e),
        (select max(e.known_from) from snapshot.object_event as e)
    ) as happened_at
)
select
    least(
        coalesce(as_of, least(s.published_at, greatest(n.happened_at, midnight(w.ends_on, zone)))),
        coalesce(midnight(until, zone), as_of, s.published_at)
    ) as instant,
from snapshot.snapshot as s, stated as w, newest as n
