-- one row per series event about the countries in scope that was taken back, the latest first
select
    e.event_id,
    e.series_id,
    e.kind,
    e.country,
    e.occurred_at,
    e.known_until as taken_back_at,
from snapshot.series_event as e
left join placed(as_of, clock) as placed on placed.series_id = e.series_id
where e.kind is not null
    and e.known_until is not null
    and coalesce(e.known_until <= as_of, true)
    and within(e.day, since, until)
    and coalesce(e.operation = operation, operation is null)
    and any_of([e.org], org)
    and any_of(
        case
            when e.country is not null then [e.country]
            else coalesce(placed.pinned, ['unknown'])
        end,
        country
    )
order by e.known_until desc, e.event_id
