-- one row per country and day: series first pinpointed to it then, and those of it first processed
with first_time as (
    select c.country, e.series_id, e.kind, min(e.day) as day,
    from series_event(as_of, clock, since, until, operation, country, org, zone) as e
    cross join unnest(e.countries) as c(country)
    where e.kind in ('country_pinpointed', 'processed')
        and any_of([c.country], country)  -- a series may have candidates beyond the scope
    group by c.country, e.series_id, e.kind
)
select
    f.country,
    f.day,
    count(*) filter (f.kind = 'country_pinpointed') as pinpointed,
    count(*) filter (f.kind = 'processed') as processed,
from first_time as f
group by f.country, f.day
order by f.country, f.day
