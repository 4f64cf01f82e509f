-- one row per processing of a series that comes before the series was first received
with standing as (
    select *
    from asked_series_event
    where event_id not in (select voids from asked_series_event where voids is not null)
),
received as (
    select
        series_id,
        min(occurred_at) as first,
    from standing
    where kind = 'received'
    group by series_id
)
select
    'series_event' as "table",
    e.row,
    'occurred_at' as "column",
    strftime(e.occurred_at, '%Y-%m-%dT%H:%M:%SZ') as said,
    'processed after received, ' || strftime(received.first, '%Y-%m-%dT%H:%M:%SZ') as wanted,
from standing as e
join received using (series_id)
where e.kind = 'processed'
    and e.occurred_at < received.first
