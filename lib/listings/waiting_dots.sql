-- one row per series in work that is drawn: of each stage the longest, and of the rest every so many
with stood as materialized (
    select w.*, s.half, s.most, s.series as moved_on,
    from list_series_waiting(as_of, clock, since, until, operation, country, org, zone) as w
    left join list_stays(as_of, clock, since, until, operation, country, org, zone) as s
        on s.stage = w.stage
),
whole as (  -- gathered first: the same as windows took ten times as long
    select
        stood.stage,
        count(*) as there,
        count(*) filter (stood.hours > stood.most) as beyond,
        median(stood.hours) as middle,
    from stood
    group by stood.stage
),
ranked as (
    select stood.*, row_number() over (partition by stood.stage order by stood.hours desc, stood.series_id) as place,
    from stood
)
select
    r.stage, r.series_id, r.stage_at, r.hours, r.half, r.most, r.moved_on,
    whole.there, whole.beyond, whole.middle,
from ranked as r
join whole on whole.stage = r.stage
where r.place <= 20 or r.place % greatest(ceil(whole.there / 300)::bigint, 1) = 0
order by r.stage, r.hours desc, r.series_id
