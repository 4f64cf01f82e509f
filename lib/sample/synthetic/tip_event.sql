-- one row per event of a tip: sorted out, some of them carried on
with sorted as (
    select
        *,
        later(received, skewed(draw('sorted', i), 900000)) as first_at,
        later(first_at, skewed(draw('forwarded', i), 900000)) as forwarded_at,
        fate % 100 < 12 as is_useful,
    from received
),
each as (
    select
        i,
        tip_id,
        unnest([
            {'step': 'a', 'kind': case
                when is_useful then ['supports_known', 'new_lead'][1 + fate % 3 // 2]
                else ['not_useful', 'unrelated', 'duplicate'][1 + fate % 3]
            end, 'happened': first_at, 'country': null, 'so': true},
            {'step': 'b', 'kind': 'forwarded', 'happened': forwarded_at, 'country': country,
                'so': is_useful and country is not null},
            {'step': 'c', 'kind': 'answered',
                'happened': later(forwarded_at, skewed(fate, 4000000)), 'country': country,
                'so': is_useful and country is not null and fate % 2 = 0},
        ], recursive := true),
    from sorted
)
select
    'TE-' || i || step as event_id,
    tip_id,
    kind,
    timezone('UTC', happened) as occurred_at,
    'EUROPOL' as org,
    country,
from each
where so and happened < getvariable('ends_at')
