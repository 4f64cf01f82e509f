-- one row per object with a publication or an end in scope: the furthest that it came there
select
    f.object,
    case
        when bool_or(f.kind = 'located') then 'located'
        when bool_or(f.kind = 'too_widespread') then 'too_widespread'
        when bool_or(f.kind = 'identified') then 'identified'
        when bool_or(f.kind = 'withdrawn') then 'withdrawn'
        else 'open'
    end as outcome,
    min(f.occurred_at) filter (f.kind = 'published') as published_at,
    min(f.occurred_at) filter (f.kind = 'identified') as identified_at,
    min(f.occurred_at) filter (f.kind = 'too_widespread') as too_widespread_at,
    min(f.occurred_at) filter (f.kind = 'located') as located_at,
    min(f.occurred_at) filter (f.kind = 'withdrawn') as withdrawn_at,
from object_event(as_of, clock, since, until, operation, country, org, zone) as f
where f.kind in ('published', 'identified', 'too_widespread', 'located', 'withdrawn')
group by f.object
order by outcome, f.object
