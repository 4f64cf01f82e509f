-- one row per object, with when it was published: a release every thirty days
select
    n,
    'OBJ-' || lpad(n::varchar, 4, '0') as object_id,
    getvariable('campaign_at') + to_hours(10 + 720 * (
        n * (getvariable('campaign_days') // 30) // (getvariable('objects') + 1)
    )) as published,
    draw('outcome', n) as fate,
from generate_series(1, getvariable('objects')) as each(n)
order by n
