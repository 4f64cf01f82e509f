-- one row per stage: series that stand there
select s.stage, count(*) as series,
from series_row(as_of, clock, since, until, operation, country, org, zone) as s
group by s.stage
order by s.stage
