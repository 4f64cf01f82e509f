-- one row per row of data: lines joined where a quoted cell runs over several of them

-- Every line with the last line before it (or itself) that opens or closes a quote.
create or replace temp table placed as
select
    rowid as line,
    text,
    coalesce((strlen(text) - strlen(replace(text, '"', ''))) % 2, 0) = 1 as is_odd,
    max(case when is_odd then rowid end) over (order by rowid) as first,
from line
where rowid >= $skipped;

-- What each such line would be together with the lines up to the next one.
create or replace temp table candidate as
with head as (
    select
        line as first,
        row_number() over (order by line) as number,
        lead(line) over (order by line) as last,
        lead(text) over (order by line) as ending,
    from placed
    where is_odd
),
body as (
    select
        first,
        string_agg(coalesce(text, ''), chr(10) order by line) as text,
    from placed
    where line - first < 1000
    group by first
)
select
    first,
    head.last,
    head.number,
    body.text || chr(10) || head.ending as text,
from head
join body using (first)
where head.last - first <= 1000
    and strlen(body.text) < 1048576;

-- Those that make a whole row. In an unbroken run of them every second one begins a row.
create or replace temp table joined as
with whole as (
    select
        *,
        number - row_number() over (order by number) as run,
    from candidate
    where regexp_full_match(text, $row)
        and len(regexp_extract_all($delimiter || text, $cell, 1)) = $width
)
select
    first,
    last,
    text,
from whole
qualify (number - min(number) over (partition by run)) % 2 = 0;

create or replace temp table whole_row as
with swallowed as (
    select unnest(range(first + 1, last + 1)) as line
    from joined
)
select
    row_number() over (order by placed.line) as row,
    coalesce(joined.text, placed.text) as text,
from placed
left join joined on joined.first = placed.line
anti join swallowed on swallowed.line = placed.line
