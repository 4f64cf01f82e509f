"""Every page draws for who may open it; what fails is said in one line."""

import logging
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib import caption, panels
from lib.access import Viewer
from lib.database import Snapshot
from lib.metrics import CATALOGUE
from lib.publish import publish
from lib.sample.operation import OPERATION
from lib.scope import Scope
from lib.ui import detail, gate, site
from lib.ui.view import View
from tests.pages.conftest import FRAME, ROOT, Opening, markup

PAGES = sorted((ROOT / "pages").glob("*/*.py"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_draws(page: Path, opened: Opening, sample: Snapshot) -> None:
    app = opened(page=page)
    said = markup(app)
    assert not app.exception
    assert 'role="alert"' not in said
    assert said.count("TLP:AMBER H1</div>") == 2  # at the top and at the bottom
    assert said.index("marking") < said.index('<h1 class="title">') < said.rindex("marking")
    assert f"VIDTF 7 · as known now · snapshot {sample.id} of " in said
    assert caption.SAMPLE in said


def test_a_section_is_a_gate(opened: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "viewer", lambda: Viewer("guest", ("manage",)))
    app = opened()
    assert "There is no page that guest may open." in markup(app)
    assert "<h1" not in markup(app) and not app.selectbox
    assert site.pages(Viewer("guest", ("manage",))) == {}


def test_every_page_has_its_place_on_the_site_map() -> None:
    named = {(section, at.stem) for section, there in site.SITE.items() for at in there}
    assert named == {(page.parent.name, page.stem) for page in PAGES}


def test_the_sample_is_known_by_its_operation() -> None:
    assert caption.SAMPLE_OPERATION == OPERATION


def test_made_up_operations_are_known_by_their_name(sample: Snapshot) -> None:
    [there] = sample.operations
    made_up = replace(there, operation_id="trial", name="SYNTHETIC campaign")
    assert caption.made_up((there,)) == [caption.SAMPLE]
    assert caption.made_up((made_up,)) == [caption.SYNTHETIC]
    assert caption.made_up((there, made_up)) == [caption.SAMPLE, caption.SYNTHETIC]
    assert caption.made_up((replace(there, operation_id="other"),)) == []


def test_every_page_that_may_be_opened_stands_in_the_bar(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    whole = site.st.navigation

    def navigation(there: list[site.StreamlitPage], **how: object) -> object:
        seen.append([page.title for page in there])
        return whole(there, **how)

    monkeypatch.setattr(site.st, "navigation", navigation)
    opened()
    monkeypatch.setattr(gate, "viewer", lambda: Viewer("guest", ("explore",)))
    opened()
    titles = {section: [at.title for at in there] for section, there in site.SITE.items()}
    assert seen == [sum(titles.values(), []), titles["explore"]]


def test_the_overview_says_what_the_panels_found(opened: Opening) -> None:
    said = markup(opened())
    for title in ("Files available", "Series processed", "Tips received"):
        assert title in said
    assert "1\u202f000 planned" in said


def test_definitions_name_every_metric(opened: Opening) -> None:
    said = markup(opened(page=ROOT / "pages" / "explore" / "definitions.py"))
    assert [name for name in CATALOGUE if f'id="{name}"' not in said] == []


def test_a_viewer_sees_their_country_alone(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "viewer", lambda: Viewer("Berlin", country=("DE",)))
    assert "VIDTF 7 · Germany · as known now" in markup(opened())
    assert "VIDTF 7 · Germany · as known now" in markup(opened("country=DE&country=FR"))
    refused = markup(opened("country=FR"))
    assert "Berlin may not see FR." in refused
    assert "tile-value" not in refused


def test_a_bug_is_one_line_and_its_trace_is_in_the_log(
    opened: Opening, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> object:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(panels, "BURN_UP", replace(panels.BURN_UP, name="broken", numbers=broken))
    with caplog.at_level(logging.ERROR, "board"):
        app = opened()
    said = markup(app)
    assert said.count('role="alert"') == 1
    assert "Something went wrong; the log has the trace (id " in said
    assert "secret detail" not in said and not app.exception
    assert "secret detail" in caplog.text
    assert "tile-value" in said  # the rest of the page is there


def test_where_nothing_is_published_the_page_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOARD_DATA", str(tmp_path))
    app = AppTest.from_file(FRAME, default_timeout=60).run()
    assert not app.exception
    assert f"Nothing is published in {tmp_path}" in markup(app)


def test_what_a_delivery_says_is_text_not_markup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = tmp_path / "delivery"
    delivery.mkdir()
    (delivery / "operation.csv").write_text(
        "operation_id,name,starts_on,ends_on\no,<img src=x> *b* :red[c],2020-01-01,2020-01-02\n"
    )
    (delivery / "participant.csv").write_text(
        "operation_id,org,name\no,p,<b>P</b> [x](http://example.org)\n"
    )
    publish([delivery], tmp_path / "data")
    monkeypatch.setenv("BOARD_DATA", str(tmp_path / "data"))
    app = AppTest.from_file(FRAME, default_timeout=60)
    app.query_params.update({"operation": "o", "org": "p"})
    app.run()
    chips = [button.label for button in app.button if button.key.startswith("chip-")]
    assert chips[0] == r"\<img src\=x\> \*b\* \:red\[c\] ×"
    assert r"\[x\]\(http" in chips[1]
    assert "<img" not in markup(app) and "&lt;img src=x&gt; *b*" in markup(app)
    assert "TLP:AMBER</div>" in markup(app) and caption.SAMPLE not in markup(app)


def test_instants_behind_a_figure_are_shown_in_the_operations_zone(
    sample: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = View(Viewer("any"), sample, Scope(), Scope())
    monkeypatch.setattr(detail, "view", lambda: here)
    at = pd.Timestamp("2019-10-14T08:05")  # naive, as the database hands it over
    frame = pd.DataFrame({"at": [at, pd.NaT], "aware": [at.tz_localize("UTC"), pd.NaT], "n": 1})
    shown = detail.in_zone(frame)
    for name in ("at", "aware"):
        assert str(shown[name][0]) == "2019-10-14 10:05:00+02:00"
        assert pd.isna(shown[name][1])
    assert list(shown["n"]) == [1, 1] and str(frame["at"][0]) == "2019-10-14 08:05:00"


@pytest.mark.parametrize("panel", [*panels.HEADLINE_TILES, panels.BURN_UP, panels.COUNTRY_STATUS])
def test_every_panel_has_sql_to_show(panel: panels.Panel, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(detail.st, "code", lambda text, **_: said.append(text))
    detail.sql(panel)
    for name in panel.metrics:
        assert any(
            f'as "{part}"' in text for text in said for part in CATALOGUE[name].over or (name,)
        )
