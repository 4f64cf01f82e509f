-- one row per referral in scope that waits for its answer, the oldest first
with referral as (
    select
        e.series_id,
        e.own_country as country,
        min(e.occurred_at) filter (e.kind = 'country_notified') as notified_at,
        min(e.occurred_at) filter (e.kind = 'country_acknowledged') as acknowledged_at,
        bool_or(e.kind = 'country_answered') as answered,
    from series_event(as_of, clock, since, until, operation, country, org, zone) as e
    group by e.series_id, e.own_country
)
select
    r.series_id,
    coalesce(r.country, 'unknown') as country,
    r.notified_at,
    r.acknowledged_at,
    (epoch_us(coalesce(as_of, newest.at)) - epoch_us(r.notified_at)) / 3.6e9 as hours,
from referral as r, (
    select max(e.known_from) as at from snapshot.series_event as e
) as newest
where r.notified_at is not null and not r.answered
order by r.notified_at, r.series_id, r.country
