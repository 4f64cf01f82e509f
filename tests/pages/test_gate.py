"""The gate: who is answered, with which headers, and which messages pass."""

import asyncio
import gzip
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from lib.ui.compression import Compressed
from lib.ui.gate import MOST_PAIRS, Gate, allowed, hostname

TEXT = "let script = 1\n" * 1_000


async def behind(scope: Scope, receive: Receive, send: Send) -> None:
    """What stands behind the gate: says hello, or gives back the first message it gets."""
    if scope["type"] == "websocket":
        await send(await receive())
    else:
        headers = {"etag": '"1"'}
        await PlainTextResponse(TEXT, headers=headers)(scope, receive, send)


def ask(app: Any, messages: tuple[Message, ...] = (), **scope: Any) -> list[Message]:
    """What is sent in answer to one request; headers are given as a dict."""
    headers = {"host": "localhost:8501", **scope.pop("headers", {})}
    whole = {"type": "http", "method": "GET", "path": "/", "query_string": b"", **scope}
    whole["headers"] = [(key.encode(), value.encode()) for key, value in headers.items()]
    left, sent = list(messages), []

    async def receive() -> Message:
        return left.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app(whole, receive, send))
    return sent


def headers(sent: list[Message]) -> dict[str, str]:
    """The headers of an answer."""
    return {key.decode(): value.decode() for key, value in sent[0]["headers"]}


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:8501", 200),
        ("LOCALHOST.:8501", 200),
        ("127.0.0.1:8501", 200),
        ("[::1]:8501", 200),
        ("board.example.org", 421),
        ("localhost.example.org", 421),
        ("localhost@example.org", 421),
        ("example.org#localhost", 421),
        ("", 421),
    ],
)
def test_only_its_own_address_is_answered(host: str, status: int) -> None:
    assert ask(Gate(behind), headers={"host": host})[0]["status"] == status


def test_another_address_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARD_HOSTS", "board.example.org")
    assert ask(Gate(behind), headers={"host": "board.example.org"})[0]["status"] == 200


def test_a_websocket_of_another_address_is_closed_before_it_opens() -> None:
    sent = ask(Gate(behind), type="websocket", headers={"host": "example.org"})
    assert [message["type"] for message in sent] == ["websocket.close"]


@pytest.mark.parametrize("path", ["/_stcore/agent/interact", "/_stcore/metrics"])
def test_streamlits_other_doors_are_closed(path: str) -> None:
    assert ask(Gate(behind), path=path)[0]["status"] == 404


def test_an_address_that_streamlit_would_read_as_empty_is_refused() -> None:
    pairs = b"&".join([b"country=DE"] * (MOST_PAIRS + 1))
    sent = ask(Gate(behind), query_string=pairs)
    assert sent[0]["status"] == 414
    assert b"too long" in sent[1]["body"]


@pytest.mark.parametrize("host", ["localhost", "example.org"])
def test_every_answer_carries_the_security_headers(host: str) -> None:
    found = headers(ask(Gate(behind), headers={"host": host}))
    policy = dict(rule.split(" ", 1) for rule in found["content-security-policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in policy["script-src"] and "'sha256-" in policy["script-src"]
    assert "http" not in found["content-security-policy"]
    assert found["x-content-type-options"] == "nosniff"
    assert found["referrer-policy"] == "no-referrer"


def message(**kind: Any) -> bytes:
    """A browser's message as it goes over the wire."""
    return BackMsg(**kind).SerializeToString()


@pytest.mark.parametrize(
    ("data", "passes"),
    [
        (message(rerun_script={"query_string": "country=DE"}), True),
        (message(stop_script=True), True),
        (message(app_heartbeat=True), True),
        (message(backend_operation_request={"request_id": "1", "deferred_file": {}}), True),
        (message(backend_operation_request={"request_id": "1", "install_skills": {}}), False),
        (message(clear_cache=True), False),
        (message(load_git_info=True), False),
        (message(set_run_on_save=True), False),
        (message(debug_shutdown_runtime=True), False),
        (message(), False),
        (b"\xff\xff\xff", True),  # no message at all: Streamlit closes the connection
    ],
)
def test_only_messages_of_a_viewer_pass(data: bytes, passes: bool) -> None:
    assert allowed(data) is passes


def test_a_message_that_may_not_pass_is_dropped_and_the_next_one_taken() -> None:
    def sent(**kind: Any) -> Message:
        return {"type": "websocket.receive", "bytes": message(**kind)}

    got = ask(Gate(behind), (sent(clear_cache=True), sent(stop_script=True)), type="websocket")
    assert got == [sent(stop_script=True)]


@pytest.mark.parametrize(
    ("host", "name"),
    [("[::1]:80", "::1"), ("a:80", "a"), ("a:80:80", ""), ("[::1", "")],
)
def test_the_name_in_a_host_header(host: str, name: str) -> None:
    assert hostname(host) == name


def test_scripts_are_packed_once() -> None:
    app = Compressed(behind)
    asked = {"path": "/static/js/a.js", "headers": {"accept-encoding": "gzip, br"}}
    first, second = ask(app, **asked), ask(app, **asked)
    assert gzip.decompress(first[1]["body"]).decode() == TEXT
    assert second[1]["body"] is first[1]["body"]
    assert headers(first)["content-length"] == str(len(first[1]["body"]))
    assert headers(first)["content-encoding"] == "gzip"
    assert "Accept-Encoding" in headers(first)["vary"]


@pytest.mark.parametrize(
    "asked",
    [
        {"path": "/static/js/a.js"},  # a browser that can't unpack
        {"path": "/media/a.js", "headers": {"accept-encoding": "gzip"}},
        {"path": "/static/a.woff2", "headers": {"accept-encoding": "gzip"}},
        {"path": "/static/a.js", "headers": {"accept-encoding": "gzip", "range": "bytes=0-9"}},
    ],
)
def test_other_answers_pass_as_they_are(asked: dict[str, Any]) -> None:
    sent = ask(Compressed(behind), **asked)
    assert sent[1]["body"].decode() == TEXT
    assert "content-encoding" not in headers(sent)
