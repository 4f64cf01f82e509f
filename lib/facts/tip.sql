-- one row per tip (or per statistic that stands for many) in scope, with its triage
with triage as (
    select
        e.tip_id,
        list(distinct coalesce(e.org, '')) as doers,
        bool_or(e.kind in ('supports_known', 'new_lead', 'forwarded', 'answered')) as useful,
        case  -- the furthest that it came, so that each tip is in one state
            when bool_or(e.kind = 'answered') then 'answered'
            when bool_or(e.kind = 'forwarded') then 'forwarded'
            when bool_or(e.kind = 'new_lead') then 'new_lead'
            when bool_or(e.kind = 'supports_known') then 'supports_known'
            when bool_or(e.kind = 'duplicate') then 'duplicate'
            when bool_or(e.kind = 'unrelated') then 'unrelated'
            else 'not_useful'
        end as state,
    from snapshot.tip_event as e
    where e.kind is not null
        and standing(e.occurred_at, e.known_from, e.known_until, as_of, clock)
    group by e.tip_id
)
select
    t.tip_id,
    t."count",
    t.object_id as object,
    o.release,
    t.channel,
    t.language,
    [coalesce(t.country, 'unknown')] as countries,
    coalesce(list_transform(triage.doers, lambda x: nullif(x, '')), [null::varchar]) as orgs,
    triage.tip_id is null as waiting,
    coalesce(triage.useful, false) as useful,
    coalesce(triage.state, 'waiting') as state,
    local_day(t.received_at, zone) as day,
    local_hour(t.received_at, zone) as hour,
from snapshot.tip as t
left join triage on triage.tip_id = t.tip_id
left join snapshot.object as o on o.object_id = t.object_id
where standing(t.received_at, t.received_at, null::timestamp, as_of, clock)
    and within(local_day(t.received_at, zone), since, until)
    and any_of(orgs, org)
    and any_of(countries, country)
