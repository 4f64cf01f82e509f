-- one row per organisation that takes part
select
    getvariable('operation_id') as operation_id,
    country_of(place) || '-POLICE' as org,
    'Police ' || country_of(place) as name,
    country_of(place) as country,
    1 + (40 - place) // 8 as experts,
from generate_series(0, 29) as each(place)
