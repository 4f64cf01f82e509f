-- one macro per type of cell: what it says, or null where it can't be read

create temp macro trimmed(cell) as
    trim(cell, ' ' || chr(9) || chr(10) || chr(160) || chr(65279));

create temp macro as_identifier(cell) as
    case when regexp_full_match(cell, '[A-Za-z0-9._-]{1,64}') then cell end;

-- Control characters, and the marks that turn the reading direction.
create temp macro is_odd(cell) as regexp_matches(
    cell,
    '[\x00-\x1f\x7f-\x{9f}\x{200e}\x{200f}\x{2028}-\x{202e}\x{2066}-\x{2069}\x{fdd0}\x{fdd1}]'
);

-- A spreadsheet would run what starts with one of these.
create temp macro is_formula(cell) as left(cell, 1) in ('=', '+', '-', '@');

create temp macro as_text(cell, size) as
    case when length(cell) <= size and not is_formula(cell) and not is_odd(cell) then cell end;

create temp macro as_picture(cell) as
    case
        when not regexp_matches(cell, '(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:')
            then as_text(cell, 200)
    end;

create temp macro as_day(cell) as
    case when regexp_full_match(cell, '[12]\d{3}-\d\d-\d\d') then try_cast(cell as date) end;

-- An hour that comes twice in autumn is the first one, as Python reads it (fold=0).
create temp macro to_utc(written, zone) as
    case
        when written is null then null
        when zone = 'UTC' then written
        else list_min(list_filter(
            list_transform(
                [interval 0 minute, interval 30 minute, interval 1 hour, interval 2 hour],
                lambda earlier: timezone('UTC', timezone(zone, written)) - earlier
            ),
            lambda found: timezone(zone, timezone('UTC', found)) = written
        ))
    end;

-- An hour that spring leaves out has no such reading: it is read with the old offset.
create temp macro from_zone(written, zone) as
    coalesce(to_utc(written, zone), timezone('UTC', timezone(zone, written)));

create temp macro offset_minutes(written) as
    case
        when written = 'Z' then 0
        else (case when left(written, 1) = '-' then -1 else 1 end) * (
            substr(written, 2, 2)::integer * 60
            + coalesce(try_cast(right(written[4:], 2) as integer), 0)
        )
    end;

create temp macro wall_clock(cell) as try_cast(
    left(cell, 10) || ' ' || regexp_extract(cell, '^.{11}(\d\d:\d\d)', 1)
    || coalesce(nullif(regexp_extract(cell, '^.{16}(:\d\d(?:\.\d+)?)', 1), ''), ':00')
    as timestamp
);

create temp macro as_offset_instant(cell) as
    wall_clock(cell)
    - to_minutes(offset_minutes(regexp_extract(cell, '(Z|[+-]\d\d(?::?\d\d)?)$', 1))::bigint);

create temp macro as_instant(cell, zone) as
    case
        when regexp_full_match(cell, '[12]\d{3}-\d\d-\d\dT([01]\d|2[0-3]):\d\d:\d\dZ')
            then try_cast(left(cell, 19) as timestamp)
        when regexp_full_match(
            cell,
            '[12]\d{3}-\d\d-\d\d[T ]([01]\d|2[0-3]):\d\d(:\d\d(\.\d{1,9})?)?'
            || '(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)'
        )
            then as_offset_instant(cell)
        when regexp_full_match(
            cell,
            '[12]\d{3}-\d\d-\d\d[T ]([01]\d|2[0-3]):\d\d(:\d\d(\.\d{1,9})?)?'
        )
            then from_zone(wall_clock(cell), zone)
    end;

create temp macro as_midnight(cell, zone) as from_zone(as_day(cell)::timestamp, zone);

-- Digits of a count: separators between thousands and a decimal part of zeros go.
create temp macro digits(cell) as
    case
        when regexp_full_match(cell, '\d{1,19}') then cell
        when regexp_full_match(cell, '[1-9]\d{0,2}(,\d{3}){1,6}(\.0{1,9})?')
            then replace(split_part(cell, '.', 1), ',', '')
        when regexp_full_match(cell, '[1-9]\d{0,2}(\.\d{3}){1,6}(,0{1,9})?')
            then replace(split_part(cell, ',', 1), '.', '')
        when regexp_full_match(
            cell,
            '[1-9]\d{0,2}([ \x{a0}\x{2009}\x{202f}''\x{2019}]\d{3}){1,6}([.,]0{1,9})?'
        )
            then regexp_replace(regexp_replace(cell, '[.,]0+$', ''), '\D', '', 'g')
        when regexp_full_match(cell, '\d{1,19}[.,]0{1,9}')
            then regexp_replace(cell, '[.,]0+$', '')
    end;

-- Kept below BIGINT by far, so that no sum over a table runs over.
create temp macro as_count(cell) as
    case
        when try_cast(digits(cell) as bigint) <= 1000000000000000
            then try_cast(digits(cell) as bigint)
    end;

-- "14,300" could be fourteen or fourteen thousand: not read at all.
create temp macro as_number(cell) as
    case
        when regexp_full_match(cell, '[+-]?\d{1,30}([.,]\d{1,30})?([eE][+-]?\d{1,3})?')
            and not regexp_full_match(cell, '[+-]?[1-9]\d{0,2},\d{3}')
            and isfinite(try_cast(replace(cell, ',', '.') as double))
            then try_cast(replace(cell, ',', '.') as double)
    end;

create temp macro as_language(cell) as try_cast(lower(cell) as language_code)::varchar;

create temp macro as_zone(cell) as try_cast(cell as zone_name)::varchar;

create temp macro as_handling(cell) as
    case
        when regexp_full_match(cell, 'H[0-3]( +H[0-3])*')
            then regexp_replace(cell, ' +', ' ', 'g')
    end;

-- What a person is shown of a cell: at most 80 characters, nothing that a screen obeys.
create temp macro shown(cell) as regexp_replace(
    case when length(cell) > 80 then left(cell, 79) || '…' else cell end,
    '[\x00-\x1f\x7f-\x{9f}\x{200e}\x{200f}\x{2028}-\x{202e}\x{2066}-\x{2069}]', '�', 'g'
);

-- A decimal of a typed format is read with "e+0" behind it, so that its point parts no thousands.
create temp macro said(cell) as shown(regexp_replace(cell, 'e\+0$', ''));
