-- one row per series, with its part of the files: six in ten of all are in series
with parts as (
    select
        *,
        getvariable('files') * 6 // 10 * weight // (select sum(weight)::bigint from life)
            as files,
    from life
)
select *, files * videos_in_a_hundred // 100 as videos,
from parts
order by i
