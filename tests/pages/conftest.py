"""The frame as Streamlit runs it, without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.scope import Scope

ROOT = Path(__file__).parents[2]
FRAME = ROOT / "lib" / "ui" / "frame.py"
OVERVIEW = ROOT / "pages" / "explore" / "overview.py"
Opening = Callable[..., AppTest]


@pytest.fixture
def opened(sample_data: Path, monkeypatch: pytest.MonkeyPatch) -> Opening:
    """Open a page with a query: ``opened("country=DE", page=…)``."""
    monkeypatch.setenv("BOARD_DATA", str(sample_data))

    def opening(query: str = "", page: Path = OVERVIEW) -> AppTest:
        app = AppTest.from_file(FRAME, default_timeout=60)
        if page != OVERVIEW:
            app.run()
            app.switch_page(str(page))
        for pair in filter(None, query.split("&")):
            key, _, value = pair.partition("=")
            app.query_params[key] = [*app.query_params.get(key, []), value]
        return app.run()

    return opening


def markup(app: AppTest) -> str:
    """All that a page says in markup, its style sheet aside."""
    bodies = (each.proto.body for each in app.html)
    return "\n".join(body for body in bodies if not body.startswith("<style>"))


def address(app: AppTest) -> Scope:
    """The scope of the address as it stands after a run."""
    return Scope.of(
        (key, value)
        for key, values in app.query_params.items()
        for value in (values if isinstance(values, list) else [values])
    )
