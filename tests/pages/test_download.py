"""Download: the check in words, a file that is made once and registered, refusals without files."""

import hashlib
import io
import shutil
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from lib.briefing.release import register
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


@pytest.mark.parametrize("pair", ["audience=all", "most=0", "slide=ghosts", "snapshot=ffffff"])
def test_an_address_that_makes_no_sense_is_refused_aloud(download: Opening, pair: str) -> None:
    app = download(pair)
    assert 'role="alert"' in markup(app) and not [b for b in labels(app) if b.startswith("Make")]
