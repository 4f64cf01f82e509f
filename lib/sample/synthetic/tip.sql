-- one row per tip: many soon after the object was published, a long tail
select
    tip_id,
    object_id,
    timezone('UTC', received) as received_at,
    country,
    ['web', 'email', 'phone', 'partner', 'other'][1 + skewed(fate, 5)] as channel,
    ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt'][1 + skewed(draw('language', i), 8)]
        as language,
from received
