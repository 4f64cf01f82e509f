-- one row per figure that was published by the day meant, in the order of task forces and days
with placed as (
    select
        f.*,
        try_cast(f.edition as integer) as number,
        -- A task force whose days were not found ended before the next one that is dated.
        coalesce(
            f.as_of,
            (
                select min(l.as_of)
                from snapshot.published_figure as l
                where l.subject = f.subject
                    and try_cast(l.edition as integer) > try_cast(f.edition as integer)
            )
        ) as latest_on,
    from snapshot.published_figure as f
)
select
    p.subject,
    p.edition,
    p.as_of,
    p.metric,
    p.value,
    p.qualifier,
    p.wording,
    p.source,
    p.confidence,
from placed as p
where as_of is null or p.latest_on <= local_day(as_of, zone)
order by p.subject desc, p.number, p.edition, p.as_of, p.metric, p.value, p.source
