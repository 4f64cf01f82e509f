-- one row per correction and event that it goes back to, however often that was corrected
with recursive voiding as (
    select 'series_event' as "table", e.event_id as id, e.voids as origin,
    from snapshot.series_event as e
    where e.voids is not null
    union all
    select 'object_event', e.event_id, e.voids,
    from snapshot.object_event as e
    where e.voids is not null
    union all
    select 'tip_event', e.event_id, e.voids,
    from snapshot.tip_event as e
    where e.voids is not null
),
line as (
    select v."table", v.id, v.origin,
    from voiding as v
    union
    select line."table", line.id, v.origin,
    from line
    join voiding as v on v."table" = line."table" and v.id = line.origin
)
select line."table", line.id, line.origin,
from line
