-- one row per standing series event in scope, with the countries it is in
select
    e.event_id,
    e.series_id,
    e.kind,
    e.occurred_at,
    e.known_from,
    e.place,
    e."count",
    e.country as own_country,
    case
        when e.country is not null then [e.country]
        else coalesce(placed.pinned, ['unknown'])
    end as countries,
    [e.org] as orgs,
    e.priority,
    e.operation,
    e.day,
    e.hour,
from snapshot.series_event as e
left join placed(as_of, clock) as placed on placed.series_id = e.series_id
where e.kind is not null
    and standing(e.occurred_at, e.known_from, e.known_until, as_of, clock)
    and within(e.day, since, until)
    and coalesce(e.operation = operation, operation is null)
    and any_of(orgs, org)
    and any_of(countries, country)
