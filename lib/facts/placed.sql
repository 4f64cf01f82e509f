-- one row per series with a standing pinpointed country: the countries it is in
select
    p.series_id,
    list(distinct p.country) as pinned,
from snapshot.series_event as p
where p.kind = 'country_pinpointed'
    and p.country is not null
    and standing(p.occurred_at, p.known_from, p.known_until, as_of, clock)
group by p.series_id
