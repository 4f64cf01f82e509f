-- one row per object published and day since then: its tips in scope
select
    c.release,
    c.object,
    date_diff('day', c.published_on, t.day) as days,
    sum(t."count")::bigint as tips,
    coalesce(sum(t."count") filter (t.useful), 0)::bigint as useful,
from tip(as_of, clock, since, until, operation, country, org, zone) as t
join list_campaign(as_of, clock, since, until, operation, country, org, zone) as c
    on c.object = t.object
group by c.release, c.object, days
order by c.release, c.object, days
