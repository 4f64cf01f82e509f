-- one row per line: the values of its object, or what is wrong with it (blank lines are none)
create temp table raw as
with found as (
    select
        rowid + 1 as row,
        text,
        {object} as is_object,
        case when is_object then json_keys(text) end as keys,
        case when is_object then json_type(text, $paths) end as kinds,
    from line
    where trim(text, ' ' || chr(9)) <> ''
),
judged as (
    select
        row,
        text,
        kinds,
        case
            when contains(text, $not_utf8) then 'text that is not UTF-8'
            when contains(text, $too_long) or strlen(text) > $line then 'a line too long'
            when not is_object then 'a line that is no JSON object'
            when len(keys) <> len(list_distinct(keys)) then 'a key that comes twice'
            when list_has_any(kinds, ['OBJECT', 'ARRAY', 'BOOLEAN'])
                then 'a list, an object, true or false as a value'
        end as fault,
    from found
),
taken as (
    select
        row,
        fault,
        case when fault is null then kinds end as kinds,
        case when fault is null then json_extract_string(text, $paths) end as said,
    from judged
)
select
    row,
    fault,
    case
        when fault is null then null
        when fault like '%UTF-8' then 'text in UTF-8'
        when fault like '%long' then 'a line of at most 1 MB'
        when fault like '%value' then 'text, a number or null'
        when fault like '%twice' then 'each key once'
        else 'one JSON object a line'
    end as fault_wanted,
    {columns}
from taken
