-- one row per series, kind and day of files that two instants see otherwise
with was as (
    select series_id, kind, day, sum(files) as files, any_value(countries) as countries,
    from media($before::timestamp, $clock::varchar, $since::date, $until::date,
        $operation::varchar, $country::varchar[], $org::varchar[], $zone::varchar)
    group by all
),
now as (
    select series_id, kind, day, sum(files) as files, any_value(countries) as countries,
    from media($as_of::timestamp, $clock::varchar, $since::date, $until::date,
        $operation::varchar, $country::varchar[], $org::varchar[], $zone::varchar)
    group by all
),
first as (
    select series_id, kind, added_on as day, min(known_from) as known_from,
    from snapshot.media
    group by all
)
select
    'media' as "table",
    null::varchar as event_id,
    f.series_id,
    f.series_id as about,
    f.kind,
    f.day,
    null::varchar as own_country,
    coalesce(now.files, was.files) as "count",
    f.known_from as occurred_at,
    f.known_from,
    null::timestamp as known_until,
    list_sort(was.countries) as was_in,
    list_sort(now.countries) as is_in,
    case
        when standing(f.known_from, f.known_from, null::timestamp, $before::timestamp, $clock::varchar)
            then 'moved'
        else 'new'
    end as cause,
from was
full join now
    on now.series_id is not distinct from was.series_id and now.kind = was.kind and now.day = was.day
join first as f
    on f.series_id is not distinct from coalesce(now.series_id, was.series_id)
    and f.kind = coalesce(now.kind, was.kind)
    and f.day = coalesce(now.day, was.day)
where list_sort(was.countries) is distinct from list_sort(now.countries)
order by f.known_from desc, f.series_id, f.kind
