-- one row per series with a standing event in scope; rolled up where nothing narrows it
select r.* replace (case when operation is null then r.merged_into else m.heir end as merged_into)
from snapshot.series_row as r
left join series_merged(as_of, clock, since, until, operation, country, org, zone) as m
    on m.series_id = r.series_id and operation is not null  -- an heir may be of another operation
where is_whole(as_of, since, until, country, org)
    and coalesce(r.operation = operation, operation is null)
union all
select r.*
from series_reached(as_of, clock, since, until, operation, country, org, zone) as r
where not is_whole(as_of, since, until, country, org)
