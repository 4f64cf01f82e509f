-- one row per release of objects: its first day in public, and how many objects
select o.release, min(f.day) as day, count(distinct f.object) as objects,
from object_event(as_of, clock, null::date, null::date, null::varchar, null::varchar[], null::varchar[], zone) as f
join snapshot.object as o on o.object_id = f.object
where f.kind = 'published' and o.release is not null
group by o.release
order by day, o.release
