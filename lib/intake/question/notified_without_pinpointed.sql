-- one row per notification of a country that the series was not pinpointed to
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
    'a country that the series was pinpointed to' as wanted,
from standing as e
where e.kind = 'country_notified'
    and not exists (
        from standing as p
        where p.kind = 'country_pinpointed'
            and p.series_id = e.series_id
            and (p.country = e.country or e.country is null)
    )
