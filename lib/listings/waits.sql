-- one row per referral in scope that waits for its answer, the oldest first
select
    r.series_id,
    r.country,
    r.notified_at,
    r.acknowledged_at,
    (epoch_us(h.instant) - epoch_us(r.notified_at)) / 3.6e9 as hours,
from list_referrals(as_of, clock, since, until, operation, country, org, zone) as r,
    horizon(as_of, clock, since, until, operation, country, org, zone) as h
where r.notified_at is not null and r.answered_at is null
order by r.notified_at, r.series_id, r.country
