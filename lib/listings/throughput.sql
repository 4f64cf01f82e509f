-- one row per hour and organisation of at least 3 experts, the others together: series processed
with roster as (
    -- In every operation in scope: three experts in one of two are not enough.
    select p.org, min(coalesce(p.experts, 0)) as experts,
    from snapshot.participant as p
    where coalesce(p.operation_id = operation, operation is null)
    group by p.org
),
ranked as (
    select
        r.org,
        row_number() over (order by r.experts, r.org) as place,
        (select count(*) from roster as small where small.experts < 3) as small,
    from roster as r
    where r.experts >= 3
),
named as (
    -- A single small organisation could be told from the rest, so the least of the others joins it.
    select r.org,
    from ranked as r
    where r.small <> 1 or r.place > 1
),
first_time as (
    select
        e.series_id,
        e.orgs[1] as doer,
        n.org,
        min(e.hour) as hour,
    from series_event(as_of, clock, since, until, operation, country, org, zone) as e
    left join named as n on n.org = e.orgs[1]
    where e.kind = 'processed'
    group by e.series_id, doer, n.org
),
gathered as (
    select f.org, count(distinct f.doer) as organisations,
    from first_time as f
    group by f.org
)
select
    f.org,
    f.hour,
    count(*) as series,
    any_value(g.organisations) as organisations,
from first_time as f
join gathered as g on g.org is not distinct from f.org
where f.org is not null
    -- Where organisations are chosen, the rest could be told apart by choosing otherwise.
    or (org is null and g.organisations >= 2)
group by f.org, f.hour
order by f.org nulls last, f.hour
