-- one row per series that was merged into another: its heir, where all merging ends
with recursive merges as (
    select
        l.series_id,
        arg_max(l.other_id, (l.occurred_at, l.known_from, l.link_id)) as heir,
    from series_link(as_of, clock, since, until, operation, country, org, zone) as l
    join series_link(as_of, clock, since, until, operation, country, org, zone) as h
        on h.link_id = l.link_id and h.series_id = l.other_id  -- one out of scope is not named
    where l.relation = 'merged_into' and l.outward and l.other_id <> l.series_id
    group by l.series_id
),
followed as (
    select m.series_id, m.heir, [m.series_id] as path,
    from merges as m
    union all
    select f.series_id, m.heir, list_append(f.path, f.heir),
    from followed as f
    join merges as m on m.series_id = f.heir
    where not list_contains(f.path, m.heir)  -- two that are each merged into the other
)
select f.series_id, arg_max(f.heir, len(f.path)) as heir,
from followed as f
group by f.series_id
order by f.series_id
