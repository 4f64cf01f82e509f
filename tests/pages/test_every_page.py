"""Every page of the site map, on operations that lack nearly everything: whole, and agreeing.

Nothing here names a page: what is put on the map is drawn, read and followed unasked.
"""

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from lib.database import Snapshot, current
from lib.focus import FOCUS_KEYS, Focus
from lib.scope import Scope
from lib.ui import url
from lib.ui.site import SITE, Place
from lib.ui.subject import SUBJECTS
from tests.drawn import published
from tests.pages.conftest import FRAME, OVERVIEW, ROOT, markup

PLACES = [(section, place) for section, places in SITE.items() for place in places]
OPERATIONS = {
    "of one series": """
        series_event
        event_id  series_id  kind                occurred_at        country
        e1        S-1        received            2019-10-14T08:00Z  .
        e2        S-1        processed           2019-10-15T08:00Z  .
        e3        S-1        country_pinpointed  2019-10-15T09:00Z  DE
        e4        S-1        country_notified    2019-10-16T09:00Z  DE

        series
        series_id  operation_id
        S-1        v7

        object
        object_id  kind
        O-1        object

        object_event
        event_id  object_id  kind       occurred_at
        o1        O-1        published  2019-10-14T08:00Z

        tip
        tip_id  object_id  received_at
        t1      O-1        2019-10-14T09:00Z
    """,
    "without tips": """
        series_event
        event_id  series_id  kind                occurred_at        country
        e1        S-1        received            2019-10-14T08:00Z  .
        e2        S-2        processed           2019-10-15T08:00Z  .
        e3        S-2        country_pinpointed  2019-10-15T09:00Z  FR
    """,
    "without countries": """
        series_event
        event_id  series_id  kind       occurred_at
        e1        S-1        received   2019-10-14T08:00Z
        e2        S-1        processed  2019-10-15T08:00Z

        tip
        tip_id  received_at
        t1      2019-10-14T09:00Z
    """,
    "of nothing": "participant\noperation_id  org  name\nv7  A  A",
    "of empty tables": """
        series_event
        event_id  series_id  kind  occurred_at

        series
        series_id  operation_id

        tip
        tip_id  received_at

        object
        object_id

        published_figure
        subject  metric  value  source
    """,
}
Opened = Callable[[Path, str, Place], AppTest]


@pytest.fixture(scope="module", params=["sample", *OPERATIONS])
def data(
    request: pytest.FixtureRequest, sample_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A data folder with the sample, or with one of the operations drawn above."""
    if request.param == "sample":
        return sample_data
    folder = tmp_path_factory.mktemp("operation")
    published(folder, OPERATIONS[request.param])
    return folder / "data"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Open a page of the board on a data folder, about something that is there."""

    def opening(data: Path, section: str, place: Place, query: str = "") -> AppTest:
        monkeypatch.setenv("BOARD_DATA", str(data))
        file = ROOT / "pages" / section / f"{place.stem}.py"
        app = AppTest.from_file(FRAME, default_timeout=60)
        if file != OVERVIEW:
            app.query_params["nothing"] = "drawn"  # refused: quick, and the pages are known then
            app.run()
            app.query_params.clear()
            app.switch_page(str(file))
        about = subject(current(data), place)
        for key, value in [*parse_qsl(query), *parse_qsl(about)]:
            if not (key in app.query_params and key == "country"):
                app.query_params[key] = [*app.query_params.get(key, []), value]
        return app.run()

    return opening  # type: ignore[return-value]


def subject(snapshot: Snapshot, place: Place) -> str:
    """The address of the first thing that a page could be about; empty for other pages."""
    noun = place.stem.removeprefix("one_")
    if noun not in SUBJECTS or not place.under:
        return ""
    column, table = {
        "series": ("series_id", "series_event"),
        "object": ("object_id", "object"),
        "country": ("country", "series_event"),
    }[noun]
    sql = f"select min({column}) from snapshot.{table} where {column} is not null"
    found = snapshot.rows(sql)[0][0] if table in snapshot.delivered else None
    return f"{noun}={found}" if found else ""


@pytest.mark.parametrize(("section", "place"), PLACES, ids=lambda value: getattr(value, "stem", ""))
def test_every_page_draws_whatever_is_lacking(
    data: Path, section: str, place: Place, opened: Any
) -> None:
    app = opened(data, section, place)
    said = markup(app)
    assert not app.exception
    assert 'role="alert"' not in said, re.findall(r'role="alert"[^<]*<p[^>]*>([^<]*)', said)
    assert said.count("<h1") == 1
    about = subject(current(data), place)
    assert about or f">{place.title}</h1>" in said
    assert not about or ("Choose one on" not in said and "Set one country" not in said)
    for chart in charts(app):
        assert not is_lonely(chart), f"{place.title}: axes without anything on them"
    assert list(headings_out_of_order(said)) == []
    assert list(links_astray(current(data), place, said)) == []


@pytest.mark.parametrize(("section", "place"), PLACES, ids=lambda value: getattr(value, "stem", ""))
@pytest.mark.parametrize("query", ["org=nobody", "country=unknown", "as_of=2019-09-01T00:00:00Z"])
def test_every_page_draws_where_nothing_is_in_scope(
    sample_data: Path, section: str, place: Place, query: str, opened: Any
) -> None:
    app = opened(sample_data, section, place, query)
    assert not app.exception and 'role="alert"' not in markup(app)
    assert not any(map(is_lonely, charts(app)))


def charts(app: AppTest) -> Iterator[dict[str, Any]]:
    """The Plotly figures of a page; each has words for those who don't see it."""
    for each in app.get("plotly_chart"):
        assert each.proto.alt.strip()
        yield json.loads(each.proto.spec)


def is_lonely(chart: dict[str, Any]) -> bool:
    """Whether a figure shows axes and has no trace, shape or label on them."""
    axes = {name: axis for name, axis in chart["layout"].items() if re.match(r"[xy]axis\d*$", name)}
    seen = [axis for axis in axes.values() if axis.get("visible", True)]
    filled = any(
        trace.get(key) not in (None, [], {})
        for trace in chart.get("data", [])
        for key in ("x", "y", "lat", "lon", "locations", "values", "z")
    )
    return bool(seen or not axes) and not filled


def headings_out_of_order(said: str) -> Iterator[str]:
    """Headings that stand a level too deep below the one before."""
    level = 0
    for found in re.finditer(r"<h([1-6])\b[^>]*>(.*?)</h\1>", said, re.DOTALL):
        # The sidebar's own heading comes before the page's.
        if int(found[1]) > level + 1 and level:
            yield f"h{found[1]} after h{level}: {found[2][:60]}"
        level = int(found[1])


def links_astray(snapshot: Snapshot, here: Place, said: str) -> Iterator[str]:
    """Links that lead off the board, to no page, to none that accepts them, or to no anchor."""
    by_path = {place.path: place for _, place in PLACES} | {"": PLACES[0][1]}
    for href in sorted({unescape(found) for found in re.findall(r'<a\b[^>]*href="([^"]*)"', said)}):
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            yield f"{href} leads off the board"
        elif href.startswith("#"):
            if f'id="{href[1:]}"' not in said:
                yield f"{href} leads nowhere"
        elif not parts.path.startswith("/app/static/"):
            place = by_path.get(parts.path.strip("/")) if parts.path else here
            yield from [f"{href} is no page"] if place is None else refused(snapshot, place, href)


def refused(snapshot: Snapshot, place: Place, href: str) -> Iterator[str]:
    """What a page would refuse in an address."""
    pairs = parse_qsl(urlsplit(href).query, keep_blank_values=True)
    try:
        url.read(snapshot, pairs)
        url.focus(snapshot, place.keys, pairs)
    except Exception as error:
        yield f"{href}: {error}"


def test_links_astray_are_seen(sample: Snapshot) -> None:
    here = PLACES[0][1]
    wrong = [
        "https://example.org/", "/nowhere", "?series=S-0001", "?contry=DE", "#gone",
        "/one-series?series=%20", "//example.org/x",
    ]  # fmt: skip
    said = "".join(f'<a class="x" href="{each}">x</a>' for each in wrong)
    right = '<a href="/one-series?series=S-0001&amp;country=DE"><a href="?country=DE">'
    assert len(list(links_astray(sample, here, said + right))) == len(wrong)
    assert list(headings_out_of_order("<h3>a</h3><h1>b</h1><h2>c</h2><h4>d</h4>")) == [
        "h4 after h2: d"
    ]


def test_a_lonely_axis_is_seen() -> None:
    assert is_lonely({"layout": {"xaxis": {}, "yaxis": {}}, "data": []})
    assert is_lonely({"layout": {}, "data": [{"type": "bar", "x": [], "y": []}]})
    assert not is_lonely({"layout": {"xaxis": {"visible": False}, "yaxis": {"visible": False}}})
    assert not is_lonely({"layout": {"xaxis": {}}, "data": [{"x": [1], "y": [2]}]})


def test_a_page_about_one_thing_is_known_by_its_place(sample: Snapshot) -> None:
    # The stage and the presenter's view are about a deck, and need none to be named.
    under = [place for _, place in PLACES if place.under not in ("", "present")]
    about = [subject(sample, place) for place in under]
    assert all(about) and len(about) == len({each.partition("=")[0] for each in about})
    assert set(FOCUS_KEYS) >= {"series", "object"} and Focus.of([("series", "S-0001")]) != Focus()
    assert Scope.parse("country=DE").country == ("DE",)
