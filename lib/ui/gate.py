"""The gate that every request and message passes, static files and media included."""

import base64
import hashlib
import os
import re
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose
from streamlit.proto.BackMsg_pb2 import BackMsg

from lib.access import COORDINATOR, Viewer

LOOPBACK = ("127.0.0.1", "localhost", "::1")
# Streamlit answers on these without being asked: figures of the server, an agent's door.
CLOSED = ("/_stcore/agent", "/_stcore/metrics", "/_stcore/script-health-check")
# Streamlit reads an address beyond these limits as empty: a silently wider scope.
LONGEST_QUERY, MOST_PAIRS = 60_000, 900
LET_THROUGH = ("rerun_script", "stop_script", "app_heartbeat", "file_urls_request")
OPERATIONS = ("deferred_file", "dataframe_chunk")


def viewer() -> Viewer:
    """Who looks. Until sign-in is built: the coordinator, as only loopback is served."""
    return COORDINATOR


class Gate:
    """Host check, closed doors, message filter and security headers, as pure ASGI."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.hosts = {*LOOPBACK, *os.environ.get("BOARD_HOSTS", "").lower().split()}
        self.headers = security_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection, or refuse it in one sentence."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif why := self.refusal(scope):
            await refuse(why, scope, receive, self.with_headers(send))
        elif scope["type"] == "websocket":
            await self.app(scope, filtered(receive), send)
        else:
            await self.app(scope, receive, self.with_headers(send))

    def refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Status and sentence if the connection is refused."""
        # A page of another site can point its own name at 127.0.0.1 (DNS rebinding).
        if hostname(Headers(scope=scope).get("host", "")) not in self.hosts:
            return 421, "This board answers to its own address only, such as http://localhost."
        if scope["path"].startswith(CLOSED):
            return 404, "There is nothing here."
        query = scope.get("query_string", b"")
        if len(query) > LONGEST_QUERY or query.count(b"&") >= MOST_PAIRS:
            return 414, f"This address is too long: at most {MOST_PAIRS} values are wanted."
        return None

    def with_headers(self, send: Send) -> Send:
        """*send*, with the security headers on every answer."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        return sending


async def refuse(why: tuple[int, str], scope: Scope, receive: Receive, send: Send) -> None:
    """Say no: a plain sentence over HTTP, a closed door to a websocket."""
    if scope["type"] == "websocket":
        await WebSocketClose(code=1008, reason=why[1][:100])(scope, receive, send)
    else:
        await PlainTextResponse(why[1] + "\n", status_code=why[0])(scope, receive, send)


def hostname(host: str) -> str:
    """The name in a Host header, without its port: ``[::1]:8501`` is ``::1``."""
    found = re.fullmatch(r"(?:\[([0-9a-fA-F:.]+)\]|([^:@/\\]*))(?::\d+)?", host.strip())
    return (found[1] or found[2]).lower().rstrip(".") if found else ""


def filtered(receive: Receive) -> Receive:
    """*receive*, without the messages that a viewer has no business sending."""

    async def receiving() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive" or allowed(message.get("bytes") or b""):
                return message

    return receiving


def allowed(data: bytes) -> bool:
    """Whether a browser's message may pass; what can't be read is left to Streamlit to refuse.

    Any client may send ``clear_cache``, ``load_git_info`` or an installation; none is wanted.
    """
    message = BackMsg()
    try:
        message.ParseFromString(data)
    except Exception:  # protobuf raises its own kinds; Streamlit closes the connection on them
        return True
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        asked = message.backend_operation_request.ListFields()
        return any(field.name in OPERATIONS for field, _ in asked)
    return kind in LET_THROUGH


def security_headers() -> dict[str, str]:
    """Headers of every answer. Only what this machine serves is loaded, and nobody frames it."""
    policy = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", "blob:", *inline_scripts()]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }


def inline_scripts() -> list[str]:
    """Hashes of the scripts that stand in Streamlit's own page, as the policy wants them."""
    page = Path(streamlit.__file__).with_name("static") / "index.html"
    scripts = re.findall(r"<script>(.*?)</script>", page.read_text("utf-8"), re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
