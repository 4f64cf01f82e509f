-- one row per object event delivered, with when the board knew it
create table snapshot.object_event as
select
    e.*,
    coalesce(e.known_at, e.occurred_at) as known_from,
    voided.known_until,
from base.object_event as e
left join voided on voided."table" = 'object_event' and voided.id = e.event_id
order by e.object_id, e.occurred_at, e.event_id
