-- one row per hour and organisation that may be named, the others together (each series once): series processed
with doers as (
    select
        e.series_id,
        e.hour,
        e.orgs[1] as doer,
        n.org,
        case
            when n.org is not null then 'named'
            when doer is not null then 'others'
            else 'nobody'
        end as share,
    from series_event(as_of, clock, since, until, operation, country, org, zone) as e
    left join named_org(as_of, clock, since, until, operation, country, org, zone) as n
        on n.org = e.orgs[1]
    where e.kind = 'processed'
),
gathered as (
    select count(distinct d.doer) as organisations,
    from doers as d
    where d.share = 'others'
),
first_time as (
    select
        d.series_id,
        d.share,
        d.org,
        min(d.hour) as hour,
    from doers as d
    group by d.series_id, d.share, d.org
),
stated as (
    select distinct d.series_id,
    from doers as d
    where d.share <> 'nobody'
)
select
    f.org,
    f.hour,
    count(*) as series,
    case f.share when 'named' then 1 when 'others' then any_value(g.organisations) else 0 end as organisations,
from first_time as f
cross join gathered as g
left join stated as s on s.series_id = f.series_id
where case f.share
    when 'named' then true
    -- Where organisations are chosen, the rest could be told apart by choosing otherwise.
    when 'others' then org is null and g.organisations >= 2
    -- 0 organisations: those that no organisation at all is said to have processed. What a
    -- single one did would be left over beside them.
    else s.series_id is null and g.organisations <> 1
end
group by f.org, f.hour, f.share
order by f.org nulls last, organisations desc, f.hour
