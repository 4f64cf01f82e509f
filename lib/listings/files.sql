-- one row per series, day and kind of files that were added to it, in scope
select m.series_id, m.day, m.kind, sum(m.files) as files, sum(m.bytes) as bytes,
from media(as_of, clock, since, until, operation, country, org, zone) as m
where m.series_id is not null
group by m.series_id, m.day, m.kind
order by m.series_id, m.day, m.kind
