-- one row per event or link that was taken back, as far as it is known
with taken_back as (
    select 'series_event' as "table", e.event_id, e.kind, e.occurred_at, e.known_from, e.known_until,
        e.series_id as about, e.operation,
    from snapshot.series_event as e
    union all
    select 'series_link', l.link_id, any_value(l.relation), any_value(l.occurred_at),
        any_value(l.known_from), any_value(l.known_until), min(l.series_id), min(l.operation),
    from snapshot.link_end as l
    group by l.link_id
    union all
    select 'tip_event', e.event_id, e.kind, e.occurred_at, e.known_from, e.known_until, e.tip_id, null,
    from snapshot.tip_event as e
    union all
    select 'object_event', e.event_id, e.kind, e.occurred_at, e.known_from, e.known_until,
        e.object_id, null,
    from snapshot.object_event as e
)
select t."table", t.event_id, t.kind, t.about, t.occurred_at, t.known_from, t.known_until,
from taken_back as t
where t.known_until is not null
    and coalesce(t.known_until <= as_of, true)
    and coalesce(t.operation = operation, true)
order by t.known_until desc, t.event_id
