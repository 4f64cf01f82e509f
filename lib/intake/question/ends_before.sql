-- one row per operation that ends before it starts
select
    'operation' as "table",
    row,
    'ends_on' as "column",
    ends_on::varchar as said,
    'a date not before starts_on, ' || starts_on::varchar as wanted,
from asked_operation
where ends_on < starts_on
