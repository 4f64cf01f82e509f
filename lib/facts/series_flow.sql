-- one row per operation, quarter of an hour and stage: series that came to it, less those that left
with life as materialized (
    select l.*
    from series_event_life(as_of, clock, since, until, operation, country, org, zone) as l
    where l.counts or country is not null
),
steps as materialized (  -- instants at which something may change, of each series
    select l.series_id, l.stands_from as at from life as l
    union
    select l.series_id, l.stands_until from life as l where coalesce(l.stands_until <= as_of, l.stands_until is not null)
),
pinned as (  -- the countries that a series is in, from each of its steps on
    select s.series_id, s.at, list(distinct l.own_country) as countries,
    from steps as s
    join life as l on l.series_id = s.series_id
    where country is not null
        and l.kind = 'country_pinpointed'
        and l.own_country is not null
        and l.stands_from <= s.at
        and coalesce(s.at < l.stands_until, true)
    group by s.series_id, s.at
),
placed as (
    select s.series_id, s.at, any_of(coalesce(p.countries, ['unknown']), country) as here,
    from steps as s
    left join pinned as p on p.series_id = s.series_id and p.at = s.at
),
reached as (
    select
        s.series_id,
        s.at,
        stage_of(
            arg_max(l.kind, l.place) filter (l.kind in ('processed', 'closed', 'reopened')),
            bool_or(l.kind = 'closed'), bool_or(l.kind = 'country_answered'),
            bool_or(l.kind = 'country_notified'), bool_or(l.kind = 'country_pinpointed'),
            bool_or(l.kind = 'processed'), bool_or(l.kind = 'analysis_started'),
            bool_or(l.kind = 'prepared'), bool_or(l.kind = 'received')
        ) as stage,
        any_value(l.operation) as operation,
    from placed as s
    join life as l on l.series_id = s.series_id
    where l.counts
        and l.stands_from <= s.at
        and coalesce(s.at < l.stands_until, true)
        and case when l.own_country is null then s.here else any_of([l.own_country], country) end
    group by s.series_id, s.at
),
moved as (
    select
        s.at,
        r.stage,
        lag(r.stage) over whole as stage_before,
        coalesce(r.operation, lag(r.operation) over whole) as operation,
    from steps as s
    left join reached as r on r.series_id = s.series_id and r.at = s.at
    window whole as (partition by s.series_id order by s.at)
),
changes as (
    select m.at, m.operation, m.stage, 1 as more,
    from moved as m
    where m.stage is not null and m.stage is distinct from m.stage_before
    union all
    select m.at, m.operation, m.stage_before, -1,
    from moved as m
    where m.stage_before is not null and m.stage is distinct from m.stage_before
)
select
    c.operation,
    time_bucket(interval 15 minutes, c.at - interval 1 microsecond) + interval 15 minutes as at,
    c.stage,
    sum(c.more)::bigint as more,
from changes as c
group by all
