-- one row per series with a standing event in scope: how far it has come, and since when
with every as (
    select
        e.series_id,
        any_value(e.operation) as operation,
        any_value(e.priority) as priority,
        min(e.occurred_at) filter (e.kind = 'received') as received_at,
        min(e.occurred_at) filter (e.kind = 'prepared') as prepared_at,
        min(e.occurred_at) filter (e.kind = 'analysis_started') as started_at,
        min(e.occurred_at) filter (e.kind = 'processed') as processed_at,
        min(e.occurred_at) filter (e.kind = 'country_pinpointed') as pinpointed_at,
        min(e.occurred_at) filter (e.kind = 'country_notified') as notified_at,
        min(e.occurred_at) filter (e.kind = 'country_acknowledged') as acknowledged_at,
        min(e.occurred_at) filter (e.kind = 'country_answered') as answered_at,
        min(e.occurred_at) filter (e.kind in ('icse_new', 'icse_added')) as uploaded_at,
        min(e.occurred_at) filter (e.kind = 'closed') as closed_at,
        max(e.occurred_at) filter (e.kind = 'reopened') as reopened_at,
        bool_or(e.kind = 'victim_tentative') as tentative,
        bool_or(e.kind = 'victim_identified') as identified,
        bool_or(e.kind = 'victim_safeguarded') as safeguarded,
        list_sort(list_distinct(list(e.own_country) filter (e.kind = 'country_pinpointed'))) as pinpointed,
        list_sort(list_distinct(list(e.own_country) filter (e.kind = 'country_notified'))) as notified,
        list_sort(list_distinct(list(e.own_country) filter (e.kind = 'country_answered'))) as answered,
        arg_max(e.kind, e.place) as latest,
        arg_max(e.kind, e.place) filter (e.kind in ('processed', 'closed', 'reopened')) as turn,
        max(e.occurred_at) as latest_at,
    from series_event(as_of, clock, since, until, operation, country, org, zone) as e
    group by e.series_id
),
staged as (
    select
        every.*,
        stage_of(
            every.turn, every.closed_at is not null, every.answered_at is not null,
            every.notified_at is not null, every.pinpointed_at is not null,
            every.processed_at is not null, every.started_at is not null,
            every.prepared_at is not null, every.received_at is not null
        ) as stage,
    from every
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
    every.uploaded_at is not null as uploaded,
    every.latest,
    every.latest_at,
    every.prepared_at,
    every.pinpointed_at,
    every.notified_at,
    every.acknowledged_at,
    every.answered_at,
    every.uploaded_at,
    every.closed_at,
    every.reopened_at,
    every.tentative,
    every.identified,
    every.safeguarded,
    every.stage,
    case every.stage
        when 'reopened' then every.reopened_at
        when 'closed' then every.closed_at
        when 'answered' then every.answered_at
        when 'notified' then every.notified_at
        when 'pinpointed' then every.pinpointed_at
        when 'processed' then every.processed_at
        when 'started' then every.started_at
        when 'prepared' then every.prepared_at
        when 'received' then every.received_at
        else every.latest_at
    end as stage_at,
    m.heir as merged_into,
from staged as every
left join snapshot.series as s on s.series_id = every.series_id
left join series_merged(as_of, clock, since, until, operation, country, org, zone) as m
    on m.series_id = every.series_id
