-- one row per channel and hour before the instant meant (0 is the last): tips in scope
with found as (
    select
        coalesce(f.channel, 'not stated') as channel,
        greatest(0, floor(
            (epoch(local_time(h.instant, zone)) - epoch(local_time(t.received_at, zone))) / 3600
        ))::bigint as hours,
        f."count",
        f.useful,
    from tip(as_of, clock, since, until, operation, country, org, zone) as f
    join snapshot.tip as t on t.tip_id = f.tip_id
    cross join horizon(as_of, clock, since, until, operation, country, org, zone) as h
    where t.received_at <= h.instant
)
select
    f.channel,
    f.hours,
    sum(f."count")::bigint as tips,
    coalesce(sum(f."count") filter (f.useful), 0)::bigint as useful,
from found as f
group by f.channel, f.hours
order by f.channel, f.hours
