-- one row per rule that the facts share: what stands, what is in scope, local time
create macro standing(occurred_at, known_from, known_until, as_of, clock) as
    case
        when as_of is null then known_until is null
        when clock = 'happened' then occurred_at <= as_of and known_until is null
        else known_from <= as_of and coalesce(as_of < known_until, true)
    end;

create macro local_time(instant, zone) as timezone(zone, timezone('UTC', instant));

create macro local_day(instant, zone) as local_time(instant, zone)::date;

create macro local_hour(instant, zone) as
    instant - (local_time(instant, zone) - date_trunc('hour', local_time(instant, zone)));

create macro within(day, since, until) as
    coalesce(day >= since, true) and coalesce(day <= until, true);

create macro any_of(found, wanted) as wanted is null or list_has_any(found, wanted);

create macro midnight(day, zone) as
    timezone('UTC', timezone(zone, (day + 1)::timestamp));
