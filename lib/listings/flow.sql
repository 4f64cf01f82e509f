-- one row per quarter of an hour and stage in scope: series that came to it, less those that left
select s.at, s.stage, sum(s.more)::bigint as more,
from series_step(as_of, clock, since, until, operation, country, org, zone) as s
where coalesce(s.at <= as_of, true)
group by s.at, s.stage
order by s.at, s.stage
