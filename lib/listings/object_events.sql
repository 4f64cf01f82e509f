-- one row per event of an object in scope, standing or taken back, on both clocks
select
    e.object_id as object,
    e.event_id,
    e.kind,
    e.occurred_at,
    e.known_from as known_at,
    case
        when not standing(e.occurred_at, e.known_from, e.known_until, as_of, clock)
            then e.known_until
    end as taken_back_at,
    e.country,
    e."count",
    e.voids as corrects,
from snapshot.object_event as e
where e.kind is not null
    and coalesce(case clock when 'happened' then e.occurred_at else e.known_from end <= as_of, true)
    and within(local_day(e.occurred_at, zone), since, until)
    and org is null
    and any_of([coalesce(e.country, 'unknown')], country)
order by e.object_id, e.occurred_at, e.known_from, e.event_id
