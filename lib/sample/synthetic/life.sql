-- one row per series, with when what will happen to it (later than the end: it doesn't)
with arrived as (
    select
        i,
        'S-' || lpad(i::varchar, 7, '0') as series_id,
        at_work(
            getvariable('starts_at')
            + to_seconds(upto(draw('received', i), getvariable('days') * 77760))
        ) as received,
        draw('priority', i) as urgency,
        org_of(draw('org', i)) as processed_by,
        skewed(draw('country', i), 40) as place,
        1 + upto(draw('second', i), 38) as step,
        draw('fate', i) as fate,
        happens(draw('analysed', i), 93) as is_analysed,
        1 + skewed(draw('size', i), 400) as weight,
        upto(draw('video', i), 15) as videos_in_a_hundred,
    from generate_series(1, getvariable('series')) as each(i)
),
prepared as (
    select *, later(received, skewed(draw('prepared', i), 500000)) as prepared,
    from arrived
),
started as (
    select *, later(prepared, skewed(draw('started', i), 900000)) as started,
    from prepared
),
processed as (
    select *, later(started, skewed(draw('processed', i), 250000)) as processed,
    from started
),
pinpointed as (
    select
        *,
        country_of(place) as country,
        country_of(place + step) as second_country,
        is_analysed and happens(draw('pinpointed', i), 18) as is_pinpointed,
        is_pinpointed and happens(draw('several', i), 20) as has_second,
        has_second and happens(draw('withdrawn', i), 10) as is_withdrawn,
        later(processed, skewed(draw('candidate', i), 90000)) as pinpointed,
        later(processed, skewed(draw('closed', i), 900000)) as closed,
        later(prepared, skewed(draw('uploaded', i), 1500000)) as uploaded,
    from processed
),
notified as (
    select
        *,
        later(pinpointed, skewed(draw('notified', i), 400000)) as notified,
        later(pinpointed, skewed(draw('victim', i), 900000)) as found,
        later(closed, skewed(draw('reopened', i), 900000)) as reopened,
    from pinpointed
),
acknowledged as (
    select *, later(notified, skewed(draw('acknowledged', i), 700000)) as acknowledged,
    from notified
)
select *, later(acknowledged, skewed(draw('answered', i), 1800000)) as answered,
from acknowledged
order by i
