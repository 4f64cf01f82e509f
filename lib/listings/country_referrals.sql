-- one row per series and country pinpointed or notified in scope, the longest waiting first
with pair as (
    select
        e.series_id,
        coalesce(e.own_country, 'unknown') as country,
        any_value(e.priority) as priority,
        min(e.occurred_at) filter (e.kind = 'country_pinpointed') as pinpointed_at,
        min(e.occurred_at) filter (e.kind = 'country_notified') as notified_at,
        min(e.occurred_at) filter (e.kind = 'country_acknowledged') as acknowledged_at,
        min(e.occurred_at) filter (e.kind = 'country_answered') as answered_at,
    from series_event(as_of, clock, since, until, operation, country, org, zone) as e
    where e.kind in (
        'country_pinpointed', 'country_notified', 'country_acknowledged', 'country_answered'
    )
    group by e.series_id, e.own_country
)
select
    p.series_id,
    p.country,
    p.priority,
    p.pinpointed_at,
    p.notified_at,
    p.acknowledged_at,
    p.answered_at,
    case
        when p.notified_at is not null and p.answered_at is null
            then (epoch_us(h.instant) - epoch_us(p.notified_at)) / 3.6e9
    end as hours,
    array_to_string(
        list_sort(list_filter(placed.pinned, lambda x: x <> p.country and any_of([x], country))), ' '
    ) as also_pinpointed,
    -- Candidates beyond the scope are counted and not named.
    coalesce(
        len(list_filter(placed.pinned, lambda x: x <> p.country and not any_of([x], country))), 0
    ) as pinpointed_beyond,
from pair as p
cross join horizon(as_of, clock, since, until, operation, country, org, zone) as h
left join placed(as_of, clock) as placed on placed.series_id = p.series_id
order by hours desc nulls last, p.notified_at, p.pinpointed_at, p.series_id, p.country
