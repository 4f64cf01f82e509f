-- one row per hour in which series in scope were first processed, and hour in which that was known
with first_time as (
    select
        e.series_id,
        min(e.hour) as hour,
        arg_min(e.known_from, (e.occurred_at, e.known_from, e.event_id)) as known_from,
    from series_event(as_of, clock, since, until, operation, country, org, zone) as e
    where e.kind = 'processed'
    group by e.series_id
)
select
    f.hour,
    case
        when clock = 'happened' then f.hour  -- on this clock nothing comes late
        else greatest(f.hour, local_hour(f.known_from, zone))
    end as known_hour,
    count(*) as series,
from first_time as f
group by all
order by f.hour, known_hour
