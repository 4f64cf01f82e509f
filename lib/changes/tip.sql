-- one row per tip, or event of its triage, that two instants see otherwise
with line as (
    select l.id, l.origin,
    from correction_line($as_of::timestamp, $clock::varchar, $since::date, $until::date,
        $operation::varchar, $country::varchar[], $org::varchar[], $zone::varchar) as l
    where l."table" = 'tip_event'
),
was as (
    from tip($before::timestamp, $clock::varchar, $since::date, $until::date,
        $operation::varchar, $country::varchar[], $org::varchar[], $zone::varchar)
),
now as (
    from tip($as_of::timestamp, $clock::varchar, $since::date, $until::date,
        $operation::varchar, $country::varchar[], $org::varchar[], $zone::varchar)
),
every as (
    select
        e.*,
        standing(e.occurred_at, e.known_from, e.known_until, $before::timestamp, $clock::varchar) as stood,
        standing(e.occurred_at, e.known_from, e.known_until, $as_of::timestamp, $clock::varchar) as stands,
    from snapshot.tip_event as e
),
tips as (
    select coalesce(now.tip_id, was.tip_id) as tip_id, was.countries as was_in, now.countries as is_in,
    from was
    full join now on now.tip_id = was.tip_id
),
triage as (
    select
        e.*,
        case when e.stood then tips.was_in end as was_in,
        case when e.stands then tips.is_in end as is_in,
    from every as e
    join tips on tips.tip_id = e.tip_id
    where e.kind is not null
        and e.stood <> e.stands  -- what stands at both comes and goes with its tip
)
select
    'tip' as "table",
    t.tip_id as event_id,
    t.tip_id,
    t.tip_id as about,
    'received' as kind,
    t.country as own_country,
    t."count",
    t.received_at as occurred_at,
    t.received_at as known_from,
    null::timestamp as known_until,
    tips.was_in,
    tips.is_in,
    case
        when standing(t.received_at, t.received_at, null::timestamp, $before::timestamp, $clock::varchar)
            then 'moved'
        else 'new'
    end as cause,
from tips
join snapshot.tip as t on t.tip_id = tips.tip_id
where (tips.was_in is null) <> (tips.is_in is null)
union all
select
    'tip_event',
    e.event_id,
    e.tip_id,
    e.tip_id,
    e.kind,
    e.is_in[1],
    1,
    e.occurred_at,
    e.known_from,
    case when not e.stands then e.known_until end,
    e.was_in,
    e.is_in,
    case
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
    end,
from triage as e
where (e.was_in is null) <> (e.is_in is null)
order by known_from desc, event_id
