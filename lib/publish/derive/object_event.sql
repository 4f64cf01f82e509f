-- one row per object event delivered, with when the board knew it
create table snapshot.object_event as
with voided as (
    select
        v.voids as event_id,
        min(coalesce(v.known_at, v.occurred_at)) as known_until,
    from base.object_event as v
    where v.voids is not null
    group by v.voids
)
select
    e.*,
    coalesce(e.known_at, e.occurred_at) as known_from,
    voided.known_until,
from base.object_event as e
left join voided on voided.event_id = e.event_id
order by e.object_id, e.occurred_at, e.event_id
