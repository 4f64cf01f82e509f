-- one row per table that is fed as the work goes on: its newest row up to the instant meant
select f."table", max(f.instant) as newest_at,
from (
    select 'series_event' as "table", e.known_from as instant from snapshot.series_event as e
    union all
    select 'tip', t.received_at from snapshot.tip as t
    union all
    select 'tip_event', e.known_from from snapshot.tip_event as e
) as f, horizon(as_of, clock, since, until, operation, country, org, zone) as h
where f.instant <= h.instant
group by f."table"
order by f."table"
