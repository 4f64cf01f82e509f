-- one row per series in work that is drawn: of each stage the longest, and of the rest every so many
with ranked as (
    select
        w.*,
        s.half,
        s.most,
        s.series as moved_on,
        count(*) over whole as there,
        count(*) filter (w.hours > s.most) over whole as beyond,
        median(w.hours) over whole as middle,
        row_number() over (partition by w.stage order by w.hours desc, w.series_id) as place,
    from list_series_waiting(as_of, clock, since, until, operation, country, org, zone) as w
    left join list_stays(as_of, clock, since, until, operation, country, org, zone) as s
        on s.stage = w.stage
    window whole as (partition by w.stage)
)
select r.stage, r.series_id, r.stage_at, r.hours, r.half, r.most, r.moved_on, r.there, r.beyond, r.middle,
from ranked as r
where r.place <= 20 or r.place % greatest(ceil(r.there / 300)::bigint, 1) = 0
order by r.stage, r.hours desc, r.series_id
