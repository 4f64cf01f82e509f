-- one row per question about the data
select q."table", q.row, q."column", q.said, q.wanted,
from snapshot.question as q
order by all
