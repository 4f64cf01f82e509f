-- one row per object on the list of the campaign, as stated there, and whether it has a picture
select
    o.object_id as object,
    coalesce(o.title, o.object_id) as title,
    o.kind,
    o.release,
    p.object_id is not null as pictured,
from snapshot.object as o
left join snapshot.object_picture as p on p.object_id = o.object_id
order by o.object_id
