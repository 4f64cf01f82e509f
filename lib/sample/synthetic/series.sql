-- one row per series
select
    series_id,
    getvariable('operation_id') as operation_id,
    case
        when happens(urgency, 12) then 'high'
        when happens(urgency, 82) then 'normal'
        else 'low'
    end as priority,
    files - videos as images,
    videos,
    (files - videos) * 300000 + videos * 40000000 as bytes,
from sized
