-- one row per question about the data: its row and delivery, and what the row is about
create table snapshot.question as
with things as ({things}),
asked_of as (
    select
        a.*,
        t.id,
        t.about,
        t.kind,
        t.country,
        nullif(a.numbered // $rows, 0) as delivery,
        a.numbered % $rows as row,
    from asked as a
    left join (
        select "table", numbered, any_value(id) as id, any_value(about) as about,
            any_value(kind) as kind, any_value(country) as country,
        from things
        where numbered in (select numbered from asked)
        group by "table", numbered
    ) as t on t."table" = a."table" and t.numbered = a.numbered
)
select
    q."table",
    q.delivery::integer as delivery,
    q.row::bigint as row,
    q.id,
    q.about,
    q.kind,
    q.country,
    s.operation_id as operation,
    q."column",
    q.said,
    q.wanted,
from asked_of as q
left join (select distinct series_id, operation_id from base.series) as s
    on q."table" in ('series', 'series_event', 'series_link', 'media') and s.series_id = q.about
