-- one row per tip in scope, the latest first
select
    t.tip_id,
    t.received_at,
    f.object,
    f.release,
    f.countries[1] as country,
    f.channel,
    f.language,
    f."count",
    case when f.waiting then 'waiting' when f.useful then 'useful' else 'dealt with' end as state,
from tip(as_of, clock, since, until, operation, country, org, zone) as f
join snapshot.tip as t on t.tip_id = f.tip_id
order by t.received_at desc, t.tip_id
