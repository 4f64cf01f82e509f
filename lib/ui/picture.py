"""Pictures of objects over HTTP, as they stand in a published snapshot."""

import re
from typing import Final

import duckdb
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lib.access import may_open
from lib.errors import BoardError
from lib.scope import IDENTIFIER
from lib.ui import gate, store

SNAPSHOT: Final = re.compile(r"[0-9a-f]{6}")
# A snapshot never changes. Not kept by a proxy: who may see it is asked at each door.
FOR_GOOD: Final = {"Cache-Control": "private, max-age=31536000, immutable"}
PICTURE: Final = "select picture from snapshot.object_picture where object_id = $wanted"
THUMBNAIL: Final = PICTURE.replace("select picture", "select thumbnail")


def picture(request: Request) -> Response:
    """The picture of an object; a thread of its own reads it."""
    return answer(request, PICTURE)


def thumbnail(request: Request) -> Response:
    """The same, small."""
    return answer(request, THUMBNAIL)


ROUTES: Final = [
    Route("/picture/{snapshot}/{object}", picture),
    Route("/thumbnail/{snapshot}/{object}", thumbnail),
]


def answer(request: Request, sql: str) -> Response:
    """The bytes, or one plain line where there is no such picture for this viewer."""
    snapshot_id, object_id = (request.path_params[name] for name in ("snapshot", "object"))
    is_name = SNAPSHOT.fullmatch(snapshot_id) and IDENTIFIER.fullmatch(object_id)
    if is_name and may_open("explore", gate.viewer()):
        found = read(snapshot_id, object_id, sql)
        if found is not None:
            return Response(found, media_type="image/jpeg", headers=FOR_GOOD)
    said = "There is no such picture.\n"
    return PlainTextResponse(said, status_code=404, headers={"Cache-Control": "no-store"})


def read(snapshot_id: str, object_id: str, sql: str) -> bytes | None:
    """The bytes in a snapshot that is still kept; None where there are none."""
    try:
        there = store.kept(snapshot_id)
        rows = there.rows(sql, {"wanted": object_id}) if there else []
    except (BoardError, OSError, duckdb.Error):  # dropped just now, or made before there were any
        return None
    return rows[0][0] if rows else None
