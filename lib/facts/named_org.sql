-- one row per organisation whose work may be named
with roster as (
    -- Of every operation, so that no two scopes name differently: three experts in one of
    -- two are not enough, nor are experts that one of them doesn't state.
    select p.org, min(coalesce(p.experts, 0)) as experts,
    from snapshot.participant as p
    group by p.org
),
placed_by_experts as (
    select
        r.org,
        row_number() over (order by r.experts, r.org) as place,
        (select count(*) from roster as small where small.experts < 3) as small,
    from roster as r
    where r.experts >= 3
)
-- A single small organisation could be told from the rest, so the least of the others joins it.
select n.org
from placed_by_experts as n
where n.small <> 1 or n.place > 1
