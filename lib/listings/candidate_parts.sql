-- one row per number of countries that a series in scope is pinpointed to
with placed_event as (
    select
        e.series_id,
        e.kind = 'country_pinpointed' as pinpoints,
        c.country as candidate,
    from series_event(as_of, clock, since, until, operation, country, org, zone) as e
    cross join unnest(e.countries) as c(country)
    where any_of([c.country], country)
),
every as (
    select
        p.series_id,
        count(distinct p.candidate) filter (p.pinpoints and p.candidate <> 'unknown')
            as candidates,
        bool_or(p.pinpoints) as pinpointed,
    from placed_event as p
    group by p.series_id
)
select
    every.candidates,
    count(*) as series,
    count(*) filter (every.pinpointed) as pinpointed,
    count(*) filter (len(placed.pinned) > every.candidates) as elsewhere_too,
from every
left join placed(as_of, clock) as placed on placed.series_id = every.series_id
group by every.candidates
order by every.candidates
