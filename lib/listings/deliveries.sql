-- one row per delivery and table: what became of its rows
select
    d.delivery, d.delivered_at, d."table", d.delivered, d.added, d.repeated, d.refused,
from snapshot.delivery as d
order by d.delivery desc, d."table"
