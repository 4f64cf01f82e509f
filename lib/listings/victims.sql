-- one row per event in scope that counts victims
select e.series_id, e.kind, e.occurred_at, e."count", e.countries[1] as country,
from series_event(as_of, clock, since, until, operation, country, org, zone) as e
where e.kind in ('victim_tentative', 'victim_identified', 'victim_safeguarded')
order by e.occurred_at desc, e.event_id
