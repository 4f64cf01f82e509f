-- one macro per sort of draw: whole numbers only, so that every machine draws the same

-- 0 to 1,048,575: the same for the same seed, purpose and number
create macro draw(purpose, i) as (
    md5_number_lower(concat_ws('/', getvariable('seed'), purpose, i)) & 1048575
)::bigint;

-- 0 to most - 1, each as likely
create macro upto(drawn, most) as (drawn * most) >> 20;

-- 0 to most - 1, small numbers far more often
create macro skewed(drawn, most) as ((((drawn * drawn) >> 20) * drawn >> 20) * most) >> 20;

-- true in so many of a hundred
create macro happens(drawn, percent) as drawn * 100 < percent * 1048576;

-- the next office hour where an instant falls into the night
create macro at_work(instant) as instant + to_hours([
    8, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 13, 12, 11, 10, 9,
][hour(instant) + 1]);

create macro later(instant, seconds) as at_work(instant + to_seconds(60 + seconds));

create macro country_of(place) as [
    'DE', 'US', 'FR', 'GB', 'ES', 'NL', 'IT', 'BR', 'CA', 'PL', 'RO', 'SE', 'AU', 'CZ',
    'MX', 'HU', 'UA', 'CO', 'BE', 'PT', 'CH', 'NO', 'DK', 'PH', 'GR', 'AT', 'HR', 'FI',
    'AR', 'ZA', 'LV', 'LT', 'SI', 'NZ', 'IE', 'CL', 'SK', 'EE', 'MT', 'XK',
][place % 40 + 1];

create macro org_of(drawn) as country_of(skewed(drawn, 30)) || '-POLICE';
