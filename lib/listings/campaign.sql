-- one row per object published by the instant meant: where it stands, whatever the country
select
    f.object,
    coalesce(any_value(o.title), f.object) as title,
    any_value(o.kind) as kind,
    any_value(o.release) as release,
    min(f.day) filter (f.kind = 'published') as published_on,
    case  -- the furthest that it came: one of the ends may follow another
        when bool_or(f.kind = 'located') then 'located'
        when bool_or(f.kind = 'too_widespread') then 'too_widespread'
        when bool_or(f.kind = 'identified') then 'identified'
        when bool_or(f.kind = 'withdrawn') then 'withdrawn'
        else 'open'
    end as outcome,
from object_event(
    as_of, clock, null::date, until, operation, null::varchar[], null::varchar[], zone
) as f
left join snapshot.object as o on o.object_id = f.object
group by f.object
having bool_or(f.kind = 'published')
order by published_on, f.object
