-- one row per step from a status to the next in scope: how many made it, and its hours at 50, 85, 95 % of 20 or more
with series as (
    select
        min(e.occurred_at) filter (e.kind = 'received') as received_at,
        min(e.occurred_at) filter (e.kind = 'analysis_started') as started_at,
        min(e.occurred_at) filter (e.kind = 'processed') as processed_at,
        min(e.occurred_at) filter (e.kind in ('icse_new', 'icse_added')) as uploaded_at,
        min(e.occurred_at) filter (e.kind = 'closed') as closed_at,
    from series_event(as_of, clock, since, until, operation, country, org, zone) as e
    group by e.series_id
),
referral as (
    select
        min(e.occurred_at) filter (e.kind = 'country_pinpointed') as pinpointed_at,
        min(e.occurred_at) filter (e.kind = 'country_notified') as notified_at,
        min(e.occurred_at) filter (e.kind = 'country_acknowledged') as acknowledged_at,
        min(e.occurred_at) filter (e.kind = 'country_answered') as answered_at,
    from series_event(as_of, clock, since, until, operation, country, org, zone) as e
    group by e.series_id, e.own_country
),
steps as (
    select 1 as place, 'received' as earlier, 'started' as later, s.received_at as began, s.started_at as ended,
    from series as s
    union all
    select 2, 'started', 'processed', s.started_at, s.processed_at, from series as s
    union all
    select 3, 'processed', 'uploaded', s.processed_at, s.uploaded_at, from series as s
    union all
    select 4, 'processed', 'closed', s.processed_at, s.closed_at, from series as s
    union all
    select 5, 'pinpointed', 'notified', r.pinpointed_at, r.notified_at, from referral as r
    union all
    select 6, 'notified', 'acknowledged', r.notified_at, r.acknowledged_at, from referral as r
    union all
    select 7, 'notified', 'answered', r.notified_at, r.answered_at, from referral as r
),
lasted as (
    select s.place, s.earlier, s.later, (epoch_us(s.ended) - epoch_us(s.began)) / 3.6e9 as hours,
    from steps as s
)
select
    l.earlier,
    l.later,
    count(l.hours) as n,
    count(*) filter (l.hours < 0) as turned,
    case when count(l.hours) >= 20 then quantile_cont(l.hours, 0.50) end as p50,
    case when count(l.hours) >= 20 then quantile_cont(l.hours, 0.85) end as p85,
    case when count(l.hours) >= 20 then quantile_cont(l.hours, 0.95) end as p95,
from lasted as l
group by l.place, l.earlier, l.later
order by l.place
