-- one row per event of an object
with each as (
    select
        n,
        object_id,
        unnest([
            {'step': 'a', 'kind': 'published', 'happened': published, 'country': null, 'so': true},
            {'step': 'b', 'kind': 'identified',
                'happened': later(published, skewed(fate, 9000000)), 'country': null,
                'so': fate % 10 < 7},
            {'step': 'c', 'kind': 'too_widespread',
                'happened': later(published, 900000 + skewed(fate, 9000000)), 'country': null,
                'so': fate % 10 < 2},
            {'step': 'd', 'kind': 'located',
                'happened': later(published, 700000 + skewed(fate, 9000000)),
                'country': country_of(fate), 'so': fate % 10 between 2 and 5},
            {'step': 'e', 'kind': 'child_identified',
                'happened': later(published, 4000000 + skewed(fate, 9000000)),
                'country': country_of(fate), 'so': fate % 20 = 2},
            {'step': 'f', 'kind': 'withdrawn', 'happened': later(published, 5000000), 'country': null,
                'so': fate % 20 = 19},
        ], recursive := true),
    from published
)
select
    'O-' || n || step as event_id,
    object_id,
    kind,
    timezone('UTC', happened) as occurred_at,
    country,
from each
where so and happened < getvariable('ends_at')
