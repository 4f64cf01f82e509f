-- one row per series with an event in scope, those in work first, the longest where they stand on top
select s.*
from series_row(as_of, clock, since, until, operation, country, org, zone) as s
order by not in_work(s.stage), s.stage_at, s.series_id
