-- one row per row that was known before it happened
select
    '{table}' as "table",
    row,
    'known_at' as "column",
    strftime(known_at, '%Y-%m-%dT%H:%M:%SZ') as said,
    'an instant not before occurred_at, '
    || strftime(occurred_at, '%Y-%m-%dT%H:%M:%SZ') as wanted,
from asked_{table}
where known_at < occurred_at
