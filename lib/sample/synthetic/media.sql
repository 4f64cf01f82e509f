-- one row per series (or none), kind and day with files
with stock as (
    select getvariable('files') - coalesce(sum(files), 0)::bigint as files,
    from sized
),
loads as (
    select
        getvariable('starts_at')::date - place::integer as added_on,
        s.files // 365 + case when place = 1 then s.files % 365 else 0 end as files,
    from generate_series(1, 365) as each(place), stock as s
),
counted as (
    select series_id, received::date as added_on, files, videos,
    from sized
    union all
    select null, added_on, files, files * 7 // 100,
    from loads
),
listed as (
    select
        series_id,
        added_on,
        unnest([
            {'kind': 'image', 'files': files - videos, 'bytes': (files - videos) * 300000},
            {'kind': 'video', 'files': videos, 'bytes': videos * 40000000},
        ], recursive := true),
    from counted
)
select series_id, kind, added_on, files, bytes,
from listed
where files > 0
