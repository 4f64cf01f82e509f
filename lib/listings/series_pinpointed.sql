-- one row per series with a country pinpointed in scope, the latest event first
select s.*
from list_series(as_of, clock, since, until, operation, country, org, zone) as s
where s.pinpointed is not null
order by s.latest_at desc, s.series_id
