-- one row per organisation that takes part, in scope
select
    p.operation_id as operation,
    p.experts,
    p.country as own_country,
    [coalesce(p.country, 'unknown')] as countries,
    [p.org] as orgs,
from snapshot.participant as p
where coalesce(p.operation_id = operation, operation is null)
    and any_of(orgs, org)
    and any_of(countries, country)
