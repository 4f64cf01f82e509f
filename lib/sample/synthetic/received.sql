-- one row per tip, with when it was received
with about as (
    select i, 1 + upto(draw('about', i), getvariable('objects')) as n,
    from generate_series(1, getvariable('tips')) as each(i)
)
select
    i,
    'T-' || lpad(i::varchar, 8, '0') as tip_id,
    p.object_id,
    p.published + to_seconds(skewed(
        draw('at', i), (epoch(getvariable('ends_at')) - epoch(p.published))::bigint
    )) as received,
    case
        when happens(draw('points', i), 38) then country_of(skewed(draw('where', i), 40))
    end as country,
    draw('tip', i) as fate,
from about as a
join published as p on p.n = a.n
order by i
