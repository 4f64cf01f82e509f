-- one row per object with a picture: its clean pixels, and a thumbnail of them
create table snapshot.object_picture as
select p.object_id, p.width, p.height, p.picture, p.thumbnail,
from base.object_picture as p
order by p.object_id
