-- one row per country: referrals by step, the median hours of each step, and the oldest open wait
select
    r.country,
    count(r.notified_at) as notified,
    count(*) filter (r.pinpointed_at is not null and r.notified_at is not null) as to_notify_n,
    median((epoch_us(r.notified_at) - epoch_us(r.pinpointed_at)) / 3.6e9) as to_notify,
    count(*) filter (r.notified_at is not null and r.acknowledged_at is not null)
        as to_acknowledge_n,
    median((epoch_us(r.acknowledged_at) - epoch_us(r.notified_at)) / 3.6e9) as to_acknowledge,
    count(*) filter (r.acknowledged_at is not null and r.answered_at is not null) as to_answer_n,
    median((epoch_us(r.answered_at) - epoch_us(r.acknowledged_at)) / 3.6e9) as to_answer,
    count(r.hours) as waiting,
    max(r.hours) as oldest,
from list_country_referrals(as_of, clock, since, until, operation, country, org, zone) as r
group by r.country
having count(r.notified_at) > 0 or count(r.acknowledged_at) > 0 or count(r.answered_at) > 0
order by oldest desc nulls last, waiting desc, r.country
