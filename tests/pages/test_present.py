"""A deck is composed at the desk: each change stands in the address, and only there."""

from collections.abc import Callable
from html import unescape
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from lib.briefing.making import briefing
from lib.briefing.slides import SLIDES, USUAL
from lib.database import Snapshot
from lib.focus import Focus
from lib.scope import Scope
from lib.ui import present, stage
from tests.pages.conftest import ROOT, Opening, markup

PRESENT = ROOT / "pages" / "brief" / "present.py"
NASTY = "<img src=x onerror=alert(1)> *b* =1+1"
SLIDES_3 = "slide=cover&slide=burn_up&slide=headline"


def said(app: AppTest) -> dict[str, list[str]]:
    """The address as it stands after a run."""
    return {
        key: value if isinstance(value, list) else [value]
        for key, value in app.query_params.items()
    }


def links(app: AppTest) -> dict[str, list[tuple[str, str]]]:
    """Page -> pairs of the address that the desk leads to."""
    hrefs = [part.split('"')[0] for part in unescape(markup(app)).split('href="')[1:]]
    parts = map(urlsplit, hrefs)
    return {each.path.strip("/"): parse_qsl(each.query) for each in parts}


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


@pytest.fixture
def desk(opened: Opening) -> Callable[..., AppTest]:
    return lambda query="": opened(query, PRESENT)


def test_the_usual_deck_needs_no_words(desk: Any, sample: Snapshot) -> None:
    app = desk()
    assert not app.exception and said(app) == {}
    fields = [each.placeholder for each in app.text_input if each.key.startswith("turn-title")]
    assert fields == [slide.title for slide in briefing(sample, Scope()).slides]
    assert f"{len(USUAL)} slides. Presenting freezes them at snapshot {sample.id}" in markup(app)
    assert app.button(key="usual").disabled
    left = {each.key.removeprefix("add-") for each in app.button if each.key.startswith("add-")}
    assert left == set(SLIDES) - set(USUAL)


def test_slides_are_taken_out_moved_and_added(desk: Any) -> None:
    app = desk(SLIDES_3 + "&title=headline:How it stands&country=DE")
    press(app, "earlier-headline")
    assert said(app)["slide"] == ["cover", "headline", "burn_up"]
    press(app, "later-cover")
    assert said(app)["slide"] == ["headline", "cover", "burn_up"]
    press(app, "add-tips_per_day")
    assert said(app)["slide"] == ["headline", "cover", "burn_up", "tips_per_day"]
    press(app, "take-out-headline")  # and its title with it
    assert said(app)["slide"] == ["cover", "burn_up", "tips_per_day"]
    assert "title" not in said(app)
    assert said(app)["country"] == ["DE"]
    press(app, "usual")
    assert said(app) == {"country": ["DE"]}


def test_the_ends_are_ends_and_one_slide_stays(desk: Any) -> None:
    app = desk("slide=cover&slide=headline")
    assert app.button(key="earlier-cover").disabled and app.button(key="later-headline").disabled
    press(app, "take-out-cover")
    assert app.button(key="take-out-headline").disabled


def test_a_second_quick_click_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    here = SimpleNamespace(focus=Focus(slide=("cover", "headline")))
    done: list[Any] = []
    monkeypatch.setattr(present, "view", lambda: here)
    monkeypatch.setattr(present, "change", lambda **to: done.append(to["slide"]))
    present.moved("burn_up", None)  # it was taken out by the first click
    present.moved("burn_up", 0)
    present.added("headline")
    assert done == []
    present.moved("cover", None)
    present.added("burn_up")
    assert done == [("headline",), ("cover", "headline", "burn_up")]
    here.focus = Focus(slide=("headline",))
    present.moved("headline", None)
    assert len(done) == 2


def test_a_title_of_ones_own_is_text_and_an_empty_one_gives_the_finding_back(desk: Any) -> None:
    app = desk("slide=cover&slide=burn_up")
    app.text_input(key="turn-title-burn_up").set_value(f"  {NASTY}\u0007 ").run()
    assert said(app)["title"] == [f"burn_up:{NASTY}"]
    assert not app.exception and "<img" not in markup(app)
    assert app.text_input(key="turn-title-burn_up").value == NASTY
    app.text_input(key="turn-title-burn_up").set_value(" ").run()
    assert "title" not in said(app)


def test_the_seconds_stand_in_the_address(desk: Any) -> None:
    app = desk()
    app.selectbox(key="turn-every").set_value(20).run()
    assert said(app) == {"every": ["20"]}
    app.selectbox(key="turn-every").set_value(0).run()
    assert said(app) == {}
    assert desk("every=7").selectbox(key="turn-every").value == 7


def test_the_ways_on_carry_scope_deck_and_snapshot(desk: Any, sample: Snapshot) -> None:
    there = links(desk(SLIDES_3 + "&title=cover:Hello&country=DE&every=30"))
    deck = [("slide", "cover"), ("slide", "burn_up"), ("slide", "headline"),
            ("title", "cover:Hello"), ("snapshot", sample.id)]  # fmt: skip
    for page in ("stage", "speaker"):
        assert there[page] == [("country", "DE"), *deck, ("every", "30")]
    assert there["download"] == [("country", "DE"), *deck]


def test_a_frozen_deck_says_so_and_can_be_let_go(desk: Any, sample: Snapshot) -> None:
    app = desk(f"snapshot={sample.id}&country=DE")
    assert f"Frozen at snapshot {sample.id}" in markup(app)
    assert "newer" not in markup(app)
    assert links(app)["present"] == [("country", "DE")]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("slide=cover&slide=nonsense", "There is no slide “nonsense”"),
        ("title=nonsense:Hello", "There is no slide “nonsense”"),
        ("title=cover:A&title=cover:B", "is given two titles"),
        ("title=cover", "the name of a slide, a colon and a title"),
        ("every=1", "a whole number from 3 to 600"),
        ("snapshot=000000", "Snapshot 000000 is not kept here"),
        ("snapshot=newest", "six of 0–9 and a–f"),
        ("page=2", "This page has no “page”"),
    ],
)
def test_what_is_no_deck_is_refused_aloud(desk: Any, query: str, sentence: str) -> None:
    said = unescape(markup(desk(query)))
    assert said.count('role="alert"') == 1 and sentence in said
    assert "Presenting freezes" not in said


@pytest.mark.parametrize("name", ["stage", "speaker"])
def test_all_slides_are_handed_over_at_once(
    name: str, opened: Opening, sample: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[dict[str, Any]] = []
    mount = {"stage": "onto_stage", "speaker": "beside_it"}[name]
    monkeypatch.setattr(stage, mount, lambda key, data: given.append(data))
    query = f"slide=burn_up&slide=cover&title=cover:{NASTY}&every=30&country=DE"
    opened(query, ROOT / "pages" / "brief" / f"{name}.py")
    data = given[-1]
    slides = briefing(sample, Scope.parse("country=DE")).slides
    own = next(slide for slide in slides if slide.name == "burn_up")
    first, second = data["slides"]
    assert (first["title"], second["title"]) == (own.title, NASTY)
    assert "&lt;img src=x" in second["wide"] and "<img" not in second["wide"]
    assert first["table"]["rows"] and all(isinstance(c, str) for c in first["table"]["rows"][0])
    assert (data["snapshot"], data["every"], data["newer"]) == (sample.id, 30, False)
    assert data["leave"].startswith("/present?country=DE&slide=burn_up&slide=cover&title=cover:")
    assert f"snapshot={sample.id}" in data["leave"] and "page=" not in data["leave"]


def test_other_decks_scopes_and_snapshots_have_other_channels(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[dict[str, Any]] = []
    monkeypatch.setattr(stage, "onto_stage", lambda key, data: given.append(data))
    page = ROOT / "pages" / "brief" / "stage.py"
    for query in ("", "every=20", "page=2", "country=DE", "slide=cover", "title=cover:A"):
        opened(query, page)
    channels = [each["channel"] for each in given]
    assert channels[0] == channels[1] == channels[2]
    assert len(set(channels)) == 4
