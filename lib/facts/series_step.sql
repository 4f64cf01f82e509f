-- one row per operation, quarter of an hour and stage; rolled up where nothing narrows it
select s.operation, s.at, s.stage, s.more,
from snapshot.series_step as s
where is_whole(null::timestamp, since, until, country, org)
    and s.clock = clock
    and coalesce(s.operation = operation, operation is null)
union all
select f.operation, f.at, f.stage, f.more,
from series_flow(as_of, clock, since, until, operation, country, org, zone) as f
where not is_whole(null::timestamp, since, until, country, org)
