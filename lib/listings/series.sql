-- one row per series with an event in scope, the longest waiting first
with every as (
    select
        e.series_id,
        any_value(e.operation) as operation,
        any_value(e.priority) as priority,
        min(e.occurred_at) filter (e.kind = 'received') as received_at,
        min(e.occurred_at) filter (e.kind = 'analysis_started') as started_at,
        min(e.occurred_at) filter (e.kind = 'processed') as processed_at,
        list_sort(list(distinct e.own_country) filter (e.kind = 'country_pinpointed')) as pinpointed,
        list_sort(list(distinct e.own_country) filter (e.kind = 'country_notified')) as notified,
        list_sort(list(distinct e.own_country) filter (e.kind = 'country_answered')) as answered,
        bool_or(e.kind in ('icse_new', 'icse_added')) as uploaded,
        last(e.kind order by e.occurred_at, e.known_from, e.event_id) as latest,
        max(e.occurred_at) as latest_at,
    from series_event(as_of, clock, since, until, operation, country, org, zone) as e
    group by e.series_id
)
select
    every.series_id,
    every.operation,
    every.priority,
    s.images,
    s.videos,
    every.received_at,
    every.started_at,
    every.processed_at,
    array_to_string(every.pinpointed, ' ') as pinpointed,
    array_to_string(every.notified, ' ') as notified,
    array_to_string(every.answered, ' ') as answered,
    every.uploaded,
    every.latest,
    every.latest_at,
from every
left join snapshot.series as s on s.series_id = every.series_id
order by every.processed_at is not null, every.started_at, every.series_id
