-- one row per series in scope and standing link at it; what it is linked to where that is in scope
with ends as (
    select f.series_id, f.link_id, l.relation, l.basis, l.occurred_at,
        coalesce(l.known_at, l.occurred_at) as known_at,
        l.series_id = f.series_id as outward,
        case when l.series_id = f.series_id then l.linked_series_id else l.series_id end as other,
    from series_link(as_of, clock, since, until, operation, country, org, zone) as f
    join snapshot.series_link as l on l.link_id = f.link_id
),
placed_ends as (
    select
        e.*,
        s.operation_id as other_operation,
        (  -- asked for each end by itself: to place every series first takes 100 times as long
            select list(distinct p.country)
            from snapshot.series_event as p
            where p.series_id = e.other
                and p.kind = 'country_pinpointed'
                and p.country is not null
                and standing(p.occurred_at, p.known_from, p.known_until, as_of, clock)
        ) as pinned,
    from ends as e
    left join snapshot.series as s on s.series_id = e.other
)
select
    e.series_id,
    e.link_id,
    case
        when coalesce(e.other_operation = operation, operation is null)
            and any_of(coalesce(e.pinned, ['unknown']), country)
            then e.other
    end as linked_series_id,
    e.relation,
    e.basis,
    e.outward,
    e.occurred_at,
    e.known_at,
from placed_ends as e
order by e.series_id, e.occurred_at, e.link_id
