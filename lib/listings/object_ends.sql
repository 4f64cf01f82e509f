-- one row per event in scope that counts children identified or offenders prosecuted
select f.object, f.kind, f.occurred_at, f."count", f.countries[1] as country,
from object_event(as_of, clock, since, until, operation, country, org, zone) as f
where f.kind in ('child_identified', 'offender_prosecuted')
order by f.occurred_at desc, f.event_id
