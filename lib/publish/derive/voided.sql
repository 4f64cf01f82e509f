-- one row per event or link that was taken back: since when, as the books had it
create temp table voided as
with voids as (
    select 'series_event' as "table", e.voids as id, e.known_at, e.occurred_at,
    from base.series_event as e
    union all
    select 'series_link', l.voids, l.known_at, l.occurred_at,
    from base.series_link as l
    union all
    select 'object_event', e.voids, e.known_at, e.occurred_at,
    from base.object_event as e
    union all
    select 'tip_event', e.voids, e.known_at, e.occurred_at,
    from base.tip_event as e
)
select
    v."table",
    v.id,
    min(coalesce(v.known_at, v.occurred_at)) as known_until,
from voids as v
where v.id is not null
group by v."table", v.id
