-- one row per tip event delivered, with when the board knew it
create table snapshot.tip_event as
select
    e.*,
    coalesce(e.known_at, e.occurred_at) as known_from,
    voided.known_until,
from base.tip_event as e
left join voided on voided."table" = 'tip_event' and voided.id = e.event_id
order by e.tip_id, e.occurred_at, e.event_id
