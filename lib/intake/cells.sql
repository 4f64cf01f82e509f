-- one row per row of data: its cells, or what is wrong with it (blank rows are none)
create temp table raw as
with split as (
    select
        row,
        text,
        -- Most lines have nothing to trim, and trimming costs more than all the rest.
        case
            when not regexp_matches(text, '[" \t\x{a0}\x{feff}]') then string_split(text, $delimiter)
            when not contains(text, '"')
                then list_transform(string_split(text, $delimiter), lambda x: trimmed(x))
            when regexp_full_match(text, $row) then list_transform(
                regexp_extract_all($delimiter || text, $cell, 1),
                lambda x: trimmed(
                    case
                        when starts_with(ltrim(x, ' '), '"')
                            then replace(trim(x, ' ')[2:-2], '""', '"')
                        else x
                    end
                )
            )
        end as cells,
    from record
    where text is not null
),
judged as (
    select
        row,
        case
            when contains(text, $not_utf8) then 'text that is not UTF-8'
            when contains(text, $too_long) or strlen(text) > $line then 'a line too long'
            when cells is null then 'a broken quote'
            when len(cells) < $width then printf('%d cells', len(cells))
            when len(cells) > $width and array_to_string(cells[$width + 1:], '') <> ''
                then printf('%d cells', len(cells))
        end as fault,
        case when fault is null then cells end as cells,
    from split
    where trim(text, $delimiter || '" ' || chr(9)) <> ''
        or coalesce(array_to_string(cells, '') <> '', true)
)
select
    row,
    fault,
    case
        when fault is null then null
        when fault like '%UTF-8' then 'text in UTF-8'
        when fault like '%long' then 'a line of at most 1 MB'
        when fault like '%quote' then 'cells in whole quotes, quotes in them doubled'
        else printf('%d cells, as the header has', $width)
    end as fault_wanted,
    {columns}
from judged
