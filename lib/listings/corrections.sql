-- one row per event or link in scope that was taken back, as far as it is known; the latest first
with every as (
    select
        'series_event' as "table", e.event_id, e.kind, e.series_id as about, e.occurred_at,
        e.known_from, e.known_until, e.voids, e.operation, e.day, [e.org] as orgs,
        case
            when e.country is not null then [e.country]
            else coalesce(placed.pinned, ['unknown'])
        end as countries,
    from snapshot.series_event as e
    left join placed(as_of, clock) as placed on placed.series_id = e.series_id
    union all
    select
        'series_link', l.link_id, any_value(l.relation), min(l.series_id), any_value(l.occurred_at),
        any_value(l.known_from), any_value(l.known_until), any_value(l.voids), min(l.operation),
        min(l.day), null,
        coalesce(flatten(list(placed.pinned)), ['unknown']),
    from snapshot.link_end as l
    left join placed(as_of, clock) as placed on placed.series_id = l.series_id
    group by l.link_id
    union all
    select
        'tip_event', e.event_id, e.kind, e.tip_id, e.occurred_at,
        e.known_from, e.known_until, e.voids, operation, local_day(e.occurred_at, zone), [e.org],
        [coalesce(t.country, 'unknown')],
    from snapshot.tip_event as e
    left join snapshot.tip as t on t.tip_id = e.tip_id
    union all
    select
        'object_event', e.event_id, e.kind, e.object_id, e.occurred_at,
        e.known_from, e.known_until, e.voids, operation, local_day(e.occurred_at, zone), null,
        [coalesce(e.country, 'unknown')],
    from snapshot.object_event as e
),
taken_back as (
    select
        v."table",
        v.voids as event_id,
        min_by(v.event_id, v.known_from) as taken_back_by,
        arg_min(v.kind, v.known_from) filter (v.kind is not null and v."table" <> 'series_link') as replaced_by,
    from every as v
    where v.voids is not null and coalesce(v.known_from <= as_of, true)
    group by v."table", v.voids
)
select
    e."table",
    e.event_id,
    e.kind,
    e.about,
    array_to_string(
        list_sort(list_distinct(list_filter(e.countries, lambda x: any_of([x], country)))), ' '
    ) as country,
    len(list_filter(list_distinct(e.countries), lambda x: not any_of([x], country)))
        as countries_beyond,  -- counted and not named
    e.occurred_at,
    e.known_from,
    e.known_until,
    b.taken_back_by,
    b.replaced_by,
    greatest(epoch_us(e.known_until) - epoch_us(e.known_from), 0) / 3.6e9 as hours,
from every as e
join taken_back as b on b."table" = e."table" and b.event_id = e.event_id
where coalesce(e.known_until <= as_of, true)
    and within(e.day, since, until)
    and coalesce(e.operation = operation, operation is null)
    and any_of(coalesce(e.orgs, []), org)
    and any_of(e.countries, country)
order by e.known_until desc, e.event_id
