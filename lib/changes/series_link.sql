-- one row per series at a link that two instants see otherwise: in scope at one, or in other countries
with was as (
    from series_link($before::timestamp, $clock::varchar, $since::date, $until::date,
        $operation::varchar, $country::varchar[], $org::varchar[], $zone::varchar)
),
now as (
    from series_link($as_of::timestamp, $clock::varchar, $since::date, $until::date,
        $operation::varchar, $country::varchar[], $org::varchar[], $zone::varchar)
)
select
    'series_link' as "table",
    l.link_id as event_id,
    l.series_id,
    l.series_id as about,
    'linked' as kind,
    null::varchar as own_country,
    1 as "count",
    l.occurred_at,
    l.known_from,
    case
        when not standing(l.occurred_at, l.known_from, l.known_until, $as_of::timestamp, $clock::varchar)
            then l.known_until
    end as known_until,
    list_sort(was.countries) as was_in,
    list_sort(now.countries) as is_in,
    case
        when not standing(l.occurred_at, l.known_from, l.known_until, $before::timestamp, $clock::varchar)
            then 'new'
        when not standing(l.occurred_at, l.known_from, l.known_until, $as_of::timestamp, $clock::varchar)
            then 'withdrawn'
        else 'moved'
    end as cause,
from was
full join now on now.link_id = was.link_id and now.series_id = was.series_id
join snapshot.link_end as l
    on l.link_id = coalesce(now.link_id, was.link_id)
    and l.series_id = coalesce(now.series_id, was.series_id)
where list_sort(was.countries) is distinct from list_sort(now.countries)
order by l.known_from desc, l.link_id, l.series_id
