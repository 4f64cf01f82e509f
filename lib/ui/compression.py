"""Streamlit's own scripts, gzipped once and kept.

Streamlit sends them plain (9.1 MB on a first visit), and Starlette's middleware
would pack them anew at every request. Their names carry a hash of their
content, so a packed copy is good for as long as the server runs.
"""

import gzip
from dataclasses import dataclass, field
from functools import partial

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

KINDS = (".js", ".css", ".json", ".svg")
FOLDERS = ("/static/", "/app/static/")
SMALLEST = 1_000


@dataclass
class Answer:
    """A whole answer, gathered before it is sent."""

    start: Message = field(default_factory=dict)
    body: bytes = b""

    async def gather(self, message: Message) -> None:
        """Stand in for ``send``."""
        if message["type"] == "http.response.start":
            self.start = message
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")


class Compressed:
    """Gzip for static text, packed in a thread and kept by path and entity tag."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: dict[tuple[str, str], bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass through what is not static text or whose browser can't unpack it."""
        if not packable(scope):
            await self.app(scope, receive, send)
            return
        answer = Answer()
        await self.app(scope, receive, answer.gather)
        if answer.start.get("status") == 200 and len(answer.body) >= SMALLEST:
            await self.pack(scope["path"], answer)
        await send(answer.start)
        await send({"type": "http.response.body", "body": answer.body})

    async def pack(self, path: str, answer: Answer) -> None:
        """Put the packed body in the place of the plain one."""
        headers = MutableHeaders(scope=answer.start)
        if "content-encoding" in headers:
            return
        key = (path, headers.get("etag", ""))
        if key not in self.kept:
            packed = partial(gzip.compress, answer.body, compresslevel=6, mtime=0)
            self.kept[key] = await to_thread.run_sync(packed)
        answer.body = self.kept[key]
        headers["Content-Encoding"] = "gzip"
        headers["Content-Length"] = str(len(answer.body))
        headers.add_vary_header("Accept-Encoding")


def packable(scope: Scope) -> bool:
    """Whether this is a plain GET of static text by a browser that unpacks gzip."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    path, headers = scope["path"], Headers(scope=scope)
    if not (path.startswith(FOLDERS) and path.endswith(KINDS)) or "range" in headers:
        return False
    return "gzip" in headers.get("accept-encoding", "")
