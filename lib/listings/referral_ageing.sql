-- one row per country: referrals by step, the median hours of each step, and the oldest open wait
select
    -- A referral without a country of its own is in those of its series, as for every metric.
    place.named as country,
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
left join placed(as_of, clock) as placed on placed.series_id = r.series_id
cross join unnest(
    case
        when r.country <> 'unknown' then [r.country]
        else list_filter(coalesce(placed.pinned, ['unknown']), lambda x: any_of([x], country))
    end
) as place(named)
group by place.named
having count(r.notified_at) > 0 or count(r.acknowledged_at) > 0 or count(r.answered_at) > 0
order by oldest desc nulls last, waiting desc, place.named
