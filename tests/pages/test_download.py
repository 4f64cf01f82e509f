"""Download: the check in words, a file that is made once and registered, refusals without files."""

import hashlib
import io
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from lib.access import Viewer
from lib.briefing import release
from lib.briefing.release import register
from lib.release.register import Entry
from lib.ui import gate
from tests.pages.conftest import ROOT, Opening, markup

PAGE = ROOT / "pages" / "brief" / "download.py"


@pytest.fixture
def data(sample_data: Path, tmp_path: Path) -> Path:
    """A data folder of one's own: what is released is written down in it."""
    return Path(shutil.copytree(sample_data, tmp_path / "data"))


@pytest.fixture
def download(opened: Opening, data: Path, monkeypatch: pytest.MonkeyPatch) -> Opening:
    monkeypatch.setenv("BOARD_DATA", str(data))
    return lambda query="": opened(query, page=PAGE)


def labels(app: AppTest) -> list[str]:
    return [each.label for each in app.button]


def test_a_file_is_made_once_registered_and_saved(download: Opening, data: Path) -> None:
    app = download("slide=headline&slide=status_bars&title=headline:=Where we are")
    assert "Nothing was released yet." in markup(app)
    assert "Look at titles of your own, which nothing checks: “=Where we are”." in markup(app)
    next(each for each in app.button if each.label == "Make Excel").click()
    app.run()
    assert not app.exception and "Make Excel" not in labels(app)
    made = app.session_state["made-xlsx"]
    [entry] = register(data).entries()
    assert entry.sha256 == hashlib.sha256(made.data).hexdigest()
    assert (entry.audience, entry.form) == ("internal", "xlsx")
    assert f"<td>{entry.id}</td>" in markup(app)
    book = openpyxl.load_workbook(io.BytesIO(made.data))
    assert book.sheetnames == ["Cover", "1 Headline", "2 Status bars"]
    assert book["1 Headline"]["A1"].value == "=Where we are"
    assert book["1 Headline"]["A1"].data_type == "s"


def test_partners_are_told_what_is_withheld(download: Opening) -> None:
    app = download("audience=partner&slide=headline&slide=country_status")
    said = markup(app)
    assert "Partners may have these 2 slides, marked TLP:AMBER H1." in said
    assert "Counts of 1 to 4 are withheld" in said and "counts are withheld." in said
    assert app.number_input[0].value == 4 and "Make PowerPoint" in labels(app)


def test_what_may_not_leave_has_no_button(download: Opening, data: Path) -> None:
    app = download("audience=public")
    said = markup(app)
    assert "be made public" in said and 'role="alert"' in said
    assert not [each for each in labels(app) if each.startswith("Make")]
    assert not register(data).entries()


def test_the_rules_stand_in_the_address(download: Opening) -> None:
    app = download("audience=partner&slide=headline")
    app.number_input[0].set_value(9).run()
    app.toggle(key="turn-rounded").set_value(True).run()
    assert (app.query_params["most"], app.query_params["rounded"]) == ("9", "yes")
    assert "Counts are rounded" in markup(app)


def test_a_file_is_let_go_when_the_question_changes(download: Opening) -> None:
    app = download("slide=headline")
    next(each for each in app.button if each.label == "Make Excel").click()
    app.run()
    assert "made-xlsx" in app.session_state
    app.run()
    assert "made-xlsx" in app.session_state
    app.segmented_control(key="turn-audience").set_value("partner").run()
    assert not app.exception and "made-xlsx" not in app.session_state
    assert "Make Excel" in labels(app)


def test_releases_are_compared_anew_only_when_there_are_others(
    download: Opening, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[Any] = []
    whole = release.compare

    def counted(*asked: Any) -> None:
        ran.append(asked)
        whole(*asked)

    monkeypatch.setattr(release, "compare", counted)
    app = download("audience=partner&slide=headline&country=FR")
    first = len(ran)
    app.run()
    assert len(ran) == first == 1
    register(data).add(entry("country=DE"))
    app.run()
    assert len(ran) == 2
    app.number_input[0].set_value(3).run()
    assert len(ran) == 3


def entry(scope: str) -> Entry:
    at = datetime(2019, 10, 19, tzinfo=UTC)
    return Entry(at, "partner", "pdf", scope, "7f3a91", "", "", (), 4)


@pytest.mark.parametrize(
    ("country", "seen", "rest"),
    [
        ((), ["contry=DE", "country=DE", "country=FR&country=DE", "everything", "country=FR"], ""),
        (("DE",), ["country=DE"], ""),
        (("DE", "FR"), ["country=DE", "country=FR&country=DE", "country=FR"], ""),
        (("FR",), ["country=FR"] * 10, "And 3 before"),
        (("IT",), [], "Nothing was released in what you may see yet."),
    ],
    ids=["all", "DE", "both", "many", "none"],
)
def test_the_register_tells_a_viewer_of_their_own_countries_alone(
    country: tuple[str, ...], seen: list[str], rest: str, download: Opening, data: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    there = ["country=FR", "", "country=FR&country=DE", "country=DE", "contry=DE"]
    if rest.startswith("And"):
        there += ["country=FR"] * 12
    for n, scope in enumerate(there):
        made = entry(scope)
        register(data).add(replace(made, made_at=made.made_at.replace(minute=n)))
    monkeypatch.setattr(gate, "viewer", lambda: Viewer("they", ("explore", "brief"), country))
    said = unescape(markup(download("slide=cover"))).partition("Register of releases")[2]
    shown = [row.split("</td>")[5].removeprefix("<td>") for row in said.split("<tr>")[2:]]
    assert shown == seen and rest in said


@pytest.mark.parametrize("pair", ["audience=all", "most=0", "slide=ghosts", "snapshot=ffffff"])
def test_an_address_that_makes_no_sense_is_refused_aloud(download: Opening, pair: str) -> None:
    app = download(pair)
    assert 'role="alert"' in markup(app) and not [b for b in labels(app) if b.startswith("Make")]


def test_a_refusal_for_an_earlier_release_has_a_way_out(download: Opening, data: Path) -> None:
    first = download("audience=partner&slide=headline&as_of=2019-10-24T08:00:00Z")
    next(each for each in first.button if each.label == "Make Excel").click()
    first.run()
    [entry] = register(data).entries()
    app = download("audience=partner&slide=headline&as_of=2019-10-24T09:00:00Z")
    assert entry.id in markup(app) and "small count" in markup(app)
    assert not [each for each in labels(app) if each.startswith("Make")]
    next(each for each in app.button if each.label.startswith("Withhold what")).click()
    app.run()
    assert app.query_params["fitted"] == "yes"
    assert "Make Excel" in labels(app) and not app.exception
