"""The first visitor of a cold server gets nothing that ``app.py`` did not allow.

Streamlit runs ``pages/secret.py`` by itself, past every sign-in, for a first visitor who
asks for it, where the app is an ordinary script. ``st.App`` closes this hole; here it is
tried over the websocket, with a page dropped where none may lie, and the open hole beside
it, so that the trial is known to see it.
"""

import sys
from pathlib import Path

import pytest
from streamlit.util import calc_hash

from tests.browser.board import copied, free_port, running, serving, visit

TEXT = "the secret of the cold server"
SECRET = f"import streamlit as st\n\nst.write({TEXT!r})\n"
WAYS = {  # how a visitor may ask for a page
    "address": {"page": "secret"},
    "hash": {"script_hash": calc_hash("secret")},
}


@pytest.mark.parametrize("way", WAYS)
def test_first_visitor_is_not_given_a_page_that_the_app_does_not_name(
    way: str, sample_data: Path, tmp_path: Path
) -> None:
    root = copied(tmp_path / "project")
    drop_secret(root)
    with running(sample_data, tmp_path / "log", root) as board:
        asked, home = visit(board.url, **WAYS[way]), visit(board.url)
    assert not says(asked, TEXT)
    assert says(home, "VIDTF 7")  # and the board itself was there all the time


@pytest.mark.parametrize("way", WAYS)
def test_the_trial_sees_the_hole_of_an_ordinary_script(way: str, tmp_path: Path) -> None:
    drop_secret(tmp_path)
    script = tmp_path / "script.py"
    script.write_text("import streamlit as st\n\nst.stop()\n", "utf-8")
    port = free_port()
    options = [f"--server.port={port}", "--server.headless=true", "--server.address=127.0.0.1"]
    words = [sys.executable, "-m", "streamlit", "run", str(script), *options]
    with serving(words, port, tmp_path / "log", tmp_path) as url:
        assert says(visit(url, **WAYS[way]), TEXT)


def drop_secret(root: Path) -> None:
    """Lay a page directly into ``pages/``, past the app."""
    (root / "pages").mkdir(exist_ok=True)
    (root / "pages" / "secret.py").write_text(SECRET, "utf-8")


def says(messages: list[object], text: str) -> bool:
    """Whether *text* stands anywhere in what was sent."""
    return any(text.encode() in message.SerializeToString() for message in messages)
