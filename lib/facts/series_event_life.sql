-- one row per series event that stands at some time: from when until when, and if it is in scope
select
    e.series_id,
    e.kind,
    e.place,
    e.operation,
    e.country as own_country,
    case clock when 'happened' then e.occurred_at else e.known_from end as stands_from,
    e.known_until as stands_until,
    within(e.day, since, until)
        and coalesce(e.operation = operation, operation is null)
        and any_of([e.org], org) as counts,
from snapshot.series_event as e
where e.kind is not null
    and coalesce(stands_from <= as_of, true)
    and case clock
        when 'happened' then e.known_until is null
        else coalesce(e.known_from < e.known_until, true)
    end
