-- one row per acknowledgement or answer of a country that was not notified of the series
with standing as (
    select *
    from asked_series_event
    where event_id not in (select voids from asked_series_event where voids is not null)
)
select
    'series_event' as "table",
    e.row,
    'country' as "column",
    e.country as said,
    'a country that was notified of the series' as wanted,
from standing as e
where e.kind in ('country_acknowledged', 'country_answered')
    and not exists (
        from standing as n
        where n.kind = 'country_notified'
            and n.series_id = e.series_id
            and (n.country = e.country or e.country is null)
    )
