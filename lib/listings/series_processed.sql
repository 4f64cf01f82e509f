-- one row per series processed in scope, the latest first
select s.*
from list_series(as_of, clock, since, until, operation, country, org, zone) as s
where s.processed_at is not null
order by s.processed_at desc, s.series_id
