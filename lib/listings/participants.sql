-- one row per organisation that takes part, in scope; experts are empty where not stated
select
    p.org,
    p.name,
    coalesce(p.country, 'unknown') as country,
    p.country is null as is_agency,
    max(p.experts) as experts,
from snapshot.participant as p
where coalesce(p.operation_id = operation, operation is null)
    and any_of([p.org], org)
    and any_of([coalesce(p.country, 'unknown')], country)
group by p.org, p.name, p.country
order by p.name, p.org
