-- one row per object event that two instants see otherwise: in scope at one, or in other countries
with line as (
    select l.id, l.origin,
    from correction_line($as_of::timestamp, $clock::varchar, $since::date, $until::date,
        $operation::varchar, $country::varchar[], $org::varchar[], $zone::varchar) as l
    where l."table" = 'object_event'
),
was as (
    from object_event($before::timestamp, $clock::varchar, $since::date, $until::date,
        $operation::varchar, $country::varchar[], $org::varchar[], $zone::varchar)
),
now as (
    from object_event($as_of::timestamp, $clock::varchar, $since::date, $until::date,
        $operation::varchar, $country::varchar[], $org::varchar[], $zone::varchar)
),
every as (
    select
        e.*,
        standing(e.occurred_at, e.known_from, e.known_until, $before::timestamp, $clock::varchar) as stood,
        standing(e.occurred_at, e.known_from, e.known_until, $as_of::timestamp, $clock::varchar) as stands,
    from snapshot.object_event as e
)
select
    'object_event' as "table",
    e.event_id,
    e.object_id as object,
    e.object_id as about,
    e.kind,
    e.country as own_country,
    e."count",
    e.occurred_at,
    e.known_from,
    case when not e.stands then e.known_until end as known_until,
    list_sort(was.countries) as was_in,
    list_sort(now.countries) as is_in,
    case
        when e.stood and e.stands then 'moved'
        when e.stands and exists (
            from line join every as o on o.event_id = line.origin
            where line.id = e.event_id and o.stood and o.kind is not null
        ) then 'corrected'
        when e.stands then 'new'
        when exists (
            from line join every as c on c.event_id = line.id
            where line.origin = e.event_id and c.stands and c.kind is not null
        ) then 'corrected'
        else 'withdrawn'
    end as cause,
from was
full join now on now.event_id = was.event_id
join every as e on e.event_id = coalesce(now.event_id, was.event_id)
where list_sort(was.countries) is distinct from list_sort(now.countries)
order by e.known_from desc, e.event_id
