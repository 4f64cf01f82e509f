-- one row per question about the data in scope, with what its row is about and whether it counts
with counted as (
    select 'series_event' as "table", e.event_id as id,
    from series_event(as_of, clock, since, until, operation, country, org, zone) as e
    union all
    select 'series_link', l.link_id,
    from series_link(as_of, clock, since, until, operation, country, org, zone) as l
    union all
    select 'object_event', e.event_id,
    from object_event(as_of, clock, since, until, operation, country, org, zone) as e
    union all
    select 'tip', t.tip_id,
    from tip(as_of, clock, since, until, operation, country, org, zone) as t
    union all
    select 'tip_event', e.event_id,
    from snapshot.tip_event as e
    where e.tip_id in (
        select t.tip_id from tip(as_of, clock, since, until, operation, country, org, zone) as t
    ) and standing(e.occurred_at, e.known_from, e.known_until, as_of, clock)
),
asked as (
    select
        q.*,
        q.row is null
            or q."table" not in ('series_event', 'series_link', 'object_event', 'tip', 'tip_event')
            or exists (from counted as c where c."table" = q."table" and c.id = q.id) as counts,
        case
            when q.country is not null then [q.country]
            else coalesce(placed.pinned, ['unknown'])
        end as countries,
    from snapshot.question as q
    left join placed(as_of, clock) as placed on placed.series_id = q.about
)
select
    q."table", q.delivery, q.row, q.id, q.about, q.kind, q.country, q."column", q.said, q.wanted,
    q.counts,
from asked as q
where coalesce(q.operation = operation, true)
    and (q.row is null or any_of(q.countries, country))
    and ((org is null and since is null and until is null) or q.counts)
order by q."table", q.delivery, q.row, q."column", q.wanted
