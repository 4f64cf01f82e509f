-- one row per series with an event in scope, the longest waiting first
select s.*
from series_row(as_of, clock, since, until, operation, country, org, zone) as s
order by s.processed_at is not null, s.started_at, s.series_id
