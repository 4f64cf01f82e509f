-- one row per series, and per series and country, whose furthest state two instants see otherwise
with was as (
    select e.series_id, e.kind, e.occurred_at, e.known_from, e.event_id, unnest(e.countries) as place,
    from series_event($before::timestamp, $clock::varchar, $since::date, $until::date,
        $operation::varchar, $country::varchar[], $org::varchar[], $zone::varchar) as e
),
now as (
    select e.series_id, e.kind, e.occurred_at, e.known_from, e.event_id, unnest(e.countries) as place,
    from series_event($as_of::timestamp, $clock::varchar, $since::date, $until::date,
        $operation::varchar, $country::varchar[], $org::varchar[], $zone::varchar) as e
),
both_instants as (
    select false as is_now, was.*, from was
    union all
    select true, now.*, from now
),
reached as (
    select
        e.is_now,
        e.series_id,
        e.place,
        stage_of(
            last(e.kind order by e.occurred_at, e.known_from, e.event_id)
                filter (e.kind in ('processed', 'closed', 'reopened')),
            bool_or(e.kind = 'closed'),
            bool_or(e.kind = 'country_answered'),
            bool_or(e.kind = 'country_notified'),
            bool_or(e.kind = 'country_pinpointed'),
            bool_or(e.kind = 'processed'),
            bool_or(e.kind = 'analysis_started'),
            bool_or(e.kind = 'prepared'),
            bool_or(e.kind = 'received')
        ) as stage,
        max(e.known_from) as known_from,
    from both_instants as e
    group by grouping sets ((e.is_now, e.series_id), (e.is_now, e.series_id, e.place))
)
select
    a.series_id,
    a.place as country,  -- null: in the whole scope
    b.stage as "from",
    a.stage as kind,
    a.known_from,
from reached as b
join reached as a on a.series_id = b.series_id and a.place is not distinct from b.place
where a.is_now
    and not b.is_now
    and a.stage <> b.stage
    and a.stage <> 'other'
    and coalesce(a.place is null or list_contains($country::varchar[], a.place), true)
order by a.series_id, a.place
