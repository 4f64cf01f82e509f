-- one row per series that is in work: how many hours it has stood where it stands
select
    s.series_id,
    s.stage,
    s.stage_at,
    greatest((epoch_us(h.instant) - epoch_us(s.stage_at)) / 3.6e9, 0) as hours,
from series_row(as_of, clock, since, until, operation, country, org, zone) as s,
    horizon(as_of, clock, since, until, operation, country, org, zone) as h
where in_work(s.stage)
order by hours desc, s.series_id
