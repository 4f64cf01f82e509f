-- one row per published object
select
    object_id,
    strftime(published, '%Y-%m') as release,
    ['object', 'place', 'logo', 'text', 'clothing'][1 + n % 5] as kind,
    'Synthetic object ' || n as title,
from published
