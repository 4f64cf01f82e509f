-- one row per instant or date that lies after the delivery
-- A date is past its delivery only when it has begun nowhere on earth (UTC+14).
select
    '{table}' as "table",
    row,
    '{column}' as "column",
    strftime("{column}", '{written}') as said,
    'no later than the delivery, ' || strftime($now::timestamp, '{written}') as wanted,
from asked_{table}
where "{column}" > $now::timestamp + interval {hours} hour
