-- one row per object published that has a tip or an event in scope, with its tips in scope
with told as (
    select
        t.object,
        sum(t."count")::bigint as tips,
        coalesce(sum(t."count") filter (t.useful), 0)::bigint as useful,
        coalesce(sum(t."count") filter (t.waiting), 0)::bigint as waiting,
    from tip(as_of, clock, since, until, operation, country, org, zone) as t
    group by t.object
),
touched as (
    select distinct f.object
    from object_event(as_of, clock, since, until, operation, country, org, zone) as f
)
select
    c.object,
    c.title,
    c.kind,
    c.release,
    c.published_on,
    c.outcome,
    coalesce(told.tips, 0) as tips,
    coalesce(told.useful, 0) as useful,
    coalesce(told.waiting, 0) as waiting,
    p.object_id is not null as pictured,
from list_campaign(as_of, clock, since, until, operation, country, org, zone) as c
left join told on told.object = c.object
left join touched on touched.object = c.object
left join snapshot.object_picture as p on p.object_id = c.object
where told.object is not null or touched.object is not null
order by c.outcome <> 'open', waiting desc, c.published_on desc, c.object
