-- one row per kind of event and hour: series in scope that reached it then for the first time
with first_time as (
    select e.kind, e.series_id, min(e.hour) as hour,
    from series_event(as_of, clock, since, until, operation, country, org, zone) as e
    group by e.kind, e.series_id
)
select f.kind, f.hour, count(*) as series,
from first_time as f
group by f.kind, f.hour
order by f.kind, f.hour
