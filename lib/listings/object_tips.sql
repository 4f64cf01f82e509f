-- one row per tip in scope that is about an object, with how far its triage came
select
    f.object,
    f.tip_id,
    f.day,
    f.countries[1] as country,
    f.channel,
    f.language,
    f.state::varchar as state,
    f.useful,
    f."count",
from tip(as_of, clock, since, until, operation, country, org, zone) as f
where f.object is not null
order by f.object, f.day, f.tip_id
