-- one row per organisation that takes part, in scope; experts are empty where not stated
select
    p.org,
    max(p.name) as name,
    coalesce(p.country, 'unknown') as country,
    p.country is null as is_agency,
    sum(p.experts)::bigint as experts,  -- over its operations, as the metric does
from snapshot.participant as p
where coalesce(p.operation_id = operation, operation is null)
    and any_of([p.org], org)
    and any_of([coalesce(p.country, 'unknown')], country)
group by p.org, p.country
order by name, p.org
