-- one row per event of a series in scope, standing or taken back, on both clocks
with every as (
    select
        e.*,
        e.kind is not null
            and standing(e.occurred_at, e.known_from, e.known_until, as_of, clock) as stands,
        case
            when e.country is not null then [e.country]
            else coalesce(placed.pinned, ['unknown'])
        end as countries,
        [e.org] as orgs,
    from snapshot.series_event as e
    left join placed(as_of, clock) as placed on placed.series_id = e.series_id
    where e.kind is not null
        and coalesce(case clock when 'happened' then e.occurred_at else e.known_from end <= as_of, true)
        and within(e.day, since, until)
        and coalesce(e.operation = operation, operation is null)
        and any_of(orgs, org)
        and any_of(countries, country)
),
known as (
    select
        every.*,
        -- What was taken back is shown beside what stands: alone it puts no series in scope.
        bool_or(every.stands) over (partition by every.series_id) as in_scope,
    from every
)
select
    k.series_id,
    k.event_id,
    k.kind,
    k.occurred_at,
    k.known_from as known_at,
    case when not k.stands then k.known_until end as taken_back_at,
    k.country,
    k."count",
    k.confidence,
    case when n.org is not null then coalesce(p.name, n.org) end as org,  -- whose work may be named
    k.voids as corrects,
from known as k
left join named_org(as_of, clock, since, until, operation, country, org, zone) as n
    on n.org = k.org
left join snapshot.participant as p on p.operation_id = k.operation and p.org = k.org
where k.in_scope
order by k.series_id, k.occurred_at, k.known_from, k.event_id
