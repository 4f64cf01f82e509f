-- one row per stage of work: how long series stood there that have moved on, in hours
with moves as (
    select
        unnest([
            {'stage': 'received', 'came': s.received_at, 'went': least(
                s.prepared_at, s.started_at, s.processed_at, s.pinpointed_at, s.notified_at,
                s.answered_at, s.closed_at
            )},
            {'stage': 'prepared', 'came': s.prepared_at, 'went': least(
                s.started_at, s.processed_at, s.pinpointed_at, s.notified_at, s.answered_at, s.closed_at
            )},
            {'stage': 'started', 'came': s.started_at, 'went': least(
                s.processed_at, s.pinpointed_at, s.notified_at, s.answered_at, s.closed_at
            )},
            {'stage': 'pinpointed', 'came': s.pinpointed_at, 'went': least(
                s.notified_at, s.answered_at, s.closed_at
            )},
            {'stage': 'notified', 'came': s.notified_at, 'went': least(s.answered_at, s.closed_at)},
        ], recursive := true),
    from series_row(as_of, clock, since, until, operation, country, org, zone) as s
),
stays as (
    select m.stage, (epoch_us(m.went) - epoch_us(m.came)) / 3.6e9 as hours,
    from moves as m
    where m.came <= m.went
)
select
    s.stage,
    count(*) as series,
    quantile_cont(s.hours, 0.5) as half,
    quantile_cont(s.hours, 0.85) as most,
from stays as s
group by s.stage
order by s.stage
