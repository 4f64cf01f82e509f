-- one row per row that names what no row of another table has; one in all where that is empty
select
    '{table}' as "table",
    row,
    '{column}' as "column",
    "{column}" as said,
    'a row of the table {other} with this {key}' as wanted,
from asked_{table} as t
where "{column}" is not null
    and exists (from asked_{other})
    and not exists (from asked_{other} as o where o."{key}" = t."{column}")
union all
select
    '{table}',
    null,
    '{column}',
    printf('%d rows name one', count(*)),
    'the table {other}, which has no rows',
from asked_{table}
where "{column}" is not null
    and not exists (from asked_{other})
having count(*) > 0
