-- one row per link between two series
select
    'L-' || i as link_id,
    series_id,
    'S-' || lpad(
        ((i + upto(draw('other', i), getvariable('series') - 1)) % getvariable('series') + 1)
        ::varchar, 7, '0'
    ) as linked_series_id,
    ['digital', 'visual', 'audio'][1 + skewed(draw('basis', i), 3)] as basis,
    ['overlaps', 'merged_into', 'split_from'][1 + skewed(draw('relation', i), 3)] as relation,
    timezone('UTC', processed) as occurred_at,
from life
where happens(draw('link', i), 4)
    and processed < getvariable('ends_at')
    and getvariable('series') > 1
