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

-- How far a series has come. *turn* is the latest of its processed, closed and reopened.
create macro stage_of(turn, closed, answered, notified, pinpointed, processed, started, prepared, received) as
    case
        when turn = 'reopened' then 'reopened'
        when closed then 'closed'
        when answered then 'answered'
        when notified then 'notified'
        when pinpointed then 'pinpointed'
        when processed then 'processed'
        when started then 'started'
        when prepared then 'prepared'
        when received then 'received'
        else 'other'
    end;

-- Whether a scope asks for all that is known now, of an operation or of all: that is rolled up.
create macro is_whole(as_of, since, until, country, org) as
    as_of is null and since is null and until is null and country is null and org is null;

create macro in_work(stage) as
    stage in ('received', 'prepared', 'started', 'reopened', 'pinpointed', 'notified');
