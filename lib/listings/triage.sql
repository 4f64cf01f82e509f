-- one row per state of triage: the tips in scope that came to it and no further
select f.state, sum(f."count")::bigint as tips,
from tip(as_of, clock, since, until, operation, country, org, zone) as f
group by f.state
order by tips desc, f.state
