-- one row per series and country notified, acknowledged or answered in scope
select
    e.series_id,
    coalesce(e.own_country, 'unknown') as country,
    min(e.occurred_at) filter (e.kind = 'country_pinpointed') as pinpointed_at,
    min(e.occurred_at) filter (e.kind = 'country_notified') as notified_at,
    min(e.occurred_at) filter (e.kind = 'country_acknowledged') as acknowledged_at,
    min(e.occurred_at) filter (e.kind = 'country_answered') as answered_at,
from series_event(as_of, clock, since, until, operation, country, org, zone) as e
where e.kind in (
    'country_pinpointed', 'country_notified', 'country_acknowledged', 'country_answered'
)
group by e.series_id, e.own_country
having bool_or(e.kind <> 'country_pinpointed')
order by notified_at, e.series_id, country
