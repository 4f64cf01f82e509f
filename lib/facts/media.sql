-- one row per series, kind and day of files in scope (no row per file is kept)
select
    m.series_id,
    m.kind,
    m.files,
    m.bytes,
    coalesce(placed.pinned, ['unknown']) as countries,
    m.priority,
    m.operation,
    m.added_on as day,
from snapshot.media as m
left join placed(as_of, clock) as placed on placed.series_id = m.series_id
where standing(m.known_from, m.known_from, null::timestamp, as_of, clock)
    and within(m.added_on, since, until)
    and coalesce(m.operation = operation, operation is null)
    and org is null
    and any_of(countries, country)
