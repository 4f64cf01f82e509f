"""A board as its own process, as a person starts it, and a visitor without a browser."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data" / "sample"
PATIENCE = 90  # seconds until a server must answer, or a visitor be served
NOT_SOURCE = shutil.ignore_patterns(".*cache*", ".venv*", ".git", "__pycache__", "published")


@dataclass(frozen=True)
class Board:
    """A running board: where it answers, and its data folder."""

    url: str
    data: Path
    root: Path = ROOT

    @property
    def host(self) -> str:
        """Host and port, as they stand in an address."""
        return urlsplit(self.url).netloc

    def publish(self, *deliveries: Path) -> dict[str, Any]:
        """Publish *deliveries* into this board's data; returns what the command printed."""
        return publish(self.data, *deliveries, root=self.root)


def publish(data: Path, *deliveries: Path, root: Path = ROOT) -> dict[str, Any]:
    """Publish through the command line, in a process of its own."""
    words = [*cli(), "publish", *map(str, deliveries), "--data", str(data)]
    done = subprocess.run(
        words, cwd=root, env=environment(root), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"publish ended with {done.returncode}:\n{done.stderr}"
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@contextmanager
def running(data: Path, log: Path, root: Path = ROOT) -> Iterator[Board]:
    """Serve *data* on a free port until the block ends."""
    port = free_port()
    words = [*cli(), "run", "--port", str(port), "--data", str(data)]
    with serving(words, port, log, root) as url:
        yield Board(url, data, root)


@contextmanager
def serving(words: list[str], port: int, log: Path, root: Path) -> Iterator[str]:
    """Run the server *words* from *root* till the block ends; yields its address."""
    url = f"http://127.0.0.1:{port}"
    with log.open("wb") as out:
        server = subprocess.Popen(
            words, cwd=root, env=environment(root), stdin=subprocess.DEVNULL, stdout=out, stderr=out
        )
    try:
        wait_until_it_answers(url, server, log)
        yield url
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_until_it_answers(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the server is up; fail with its own words when it is not to be had."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(f"{url}/_stcore/health", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    said = log.read_text("utf-8", "replace")[-2000:]
    raise AssertionError(f"The server did not come up (exit code {server.poll()}):\n{said}")


def visit(url: str, page: str = "", script_hash: str = "") -> list[ForwardMsg]:
    """What a visitor who opens */page* is sent, until the script has ended.

    It speaks as Streamlit's own client does, but asks for whatever it likes.
    """
    address = url.replace("http:", "ws:") + "/_stcore/stream"
    ask = BackMsg()
    ask.rerun_script.page_name = page
    ask.rerun_script.page_script_hash = script_hash
    sent: list[ForwardMsg] = []
    with connect(
        address, subprotocols=[Subprotocol("streamlit")], origin=url, max_size=None, proxy=None
    ) as socket_:
        socket_.send(ask.SerializeToString())
        while not (sent and sent[-1].WhichOneof("type") == "script_finished"):
            sent.append(ForwardMsg.FromString(socket_.recv(PATIENCE)))
    return sent


def copied(root: Path) -> Path:
    """A copy of the project's sources at *root*, to be changed at will."""
    return Path(shutil.copytree(ROOT, root, ignore=NOT_SOURCE))


def cli() -> list[str]:
    """How the command line is called, past ``board.py``."""
    return [sys.executable, "-P", "-m", "lib.cli"]


def environment(root: Path) -> dict[str, str]:
    """This process' environment, with the modules of *root* in reach."""
    return {**os.environ, "PYTHONPATH": str(root), "PYTHONUNBUFFERED": "1"}


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
