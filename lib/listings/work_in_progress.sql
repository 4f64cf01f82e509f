-- one row per hour in which series in scope began or ceased to wait, to be worked on, to be reopened
with told as (
    select
        e.series_id,
        e.hour,
        bool_or(e.kind = 'analysis_started') over so_far as is_started,
        last_value(case when e.kind in ('processed', 'closed', 'reopened') then e.kind end ignore nulls)
            over so_far as latest,
        row_number() over so_far as place,
    from series_event(as_of, clock, since, until, operation, country, org, zone) as e
    window so_far as (
        partition by e.series_id
        order by e.occurred_at, e.known_from, e.event_id
        rows between unbounded preceding and current row
    )
),
states as (
    select
        t.series_id,
        t.hour,
        t.place,
        case
            when t.latest = 'reopened' then 'reopened'
            when t.latest is not null then 'done'
            when t.is_started then 'under way'
            else 'waiting'
        end as state,
    from told as t
),
moves as (
    select
        s.hour,
        s.state,
        coalesce(lag(s.state) over (partition by s.series_id order by s.place), '') as earlier,
    from states as s
)
select
    m.hour,
    count(*) filter (m.state = 'waiting') - count(*) filter (m.earlier = 'waiting') as waiting,
    count(*) filter (m.state = 'under way') - count(*) filter (m.earlier = 'under way') as under_way,
    count(*) filter (m.state = 'reopened') - count(*) filter (m.earlier = 'reopened') as reopened,
from moves as m
where m.state <> m.earlier
group by m.hour
order by m.hour
