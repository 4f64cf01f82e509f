"""The address and the scope bar say the same, both ways; what can't be read is refused aloud."""

from datetime import date, datetime
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import ROOT, Opening, address, markup

WHOLE = (
    "operation=vidtf-7&country=DE&country=FR&org=EUROPOL&since=2019-10-14&until=2019-10-18"
    "&as_of=2019-10-18T16:07:30Z&clock=happened"
)
SENTENCE = (
    "VIDTF 7 · Germany and France · Europol · 14–18 Oct 2019 · "
    "as happened by 18 Oct 2019 18:07:30 CEST · snapshot "
)
# address -> what is said of it, what the first button offers
UNREADABLE = {
    "as_of=yesterday": ("as_of=yesterday", r"Clear as\_of\=yesterday"),
    "country=XX&country=DE": ("“country=XX” is no country", r"Clear country\=XX"),
    "country=": ("“country=” is no country", r"Clear country\="),
    "operation=nope": ("no operation “nope” here; there is vidtf-7", r"Clear operation\=nope"),
    "colour=red": ("The scope has no “colour”", r"Clear colour\=red"),
    "clock=known&clock=happened": ("“clock” is given 2 times", "Clear the whole scope"),
    "since=2019-10-20&until=2019-10-01": ("before it begins", "Clear the whole scope"),
    "as_of=9999-12-31T23:59Z": ("9999 can't be shown", r"Clear as\_of\=9999\-12\-31T23\:59Z"),
    "org=<b>": ("“org=<b>” can't be read", r"Clear org\=\<b\>"),
}  # fmt: skip


def shown(app: AppTest) -> dict[str, object]:
    """What the widgets of the scope bar show."""
    names = "operation country org since until now as_of clock".split()
    return {name: app.session_state[f"scope-{name}"] for name in names}


def test_widgets_chips_and_sentence_say_what_the_address_says(opened: Opening) -> None:
    app = opened(WHOLE)
    assert shown(app) == {
        "operation": "vidtf-7",
        "country": ["DE", "FR"],
        "org": ["EUROPOL"],
        "since": date(2019, 10, 14),
        "until": date(2019, 10, 18),
        "now": False,
        "as_of": datetime(2019, 10, 18, 18, 7, 30),  # wall time in Amsterdam's summer
        "clock": "happened",
    }
    assert SENTENCE in markup(app)
    chips = [each.label for each in app.button if each.key.startswith("chip")]
    assert [chip.replace("\\", "") for chip in chips] == [
        "VIDTF 7 ×",
        "Germany ×",
        "France ×",
        "Europol ×",
        "from 14 Oct 2019 ×",
        "to 18 Oct 2019 ×",
        "as of 18 Oct 2019 18:07:30 CEST ×",
        "as happened ×",
        "Clear all",
    ]


def test_an_empty_address_shows_all_that_is_known_now(opened: Opening) -> None:
    app = opened()
    assert shown(app)["now"] is True and shown(app)["country"] == []
    assert not [each for each in app.button if each.key.startswith("chip")]


@pytest.mark.parametrize(
    ("turn", "query"),
    [
        (lambda app: app.multiselect(key="scope-country").set_value(["FR", "DE"]),
         "country=DE&country=FR"),
        (lambda app: app.multiselect(key="scope-org").set_value(["EUROPOL"]), "org=EUROPOL"),
        (lambda app: app.date_input(key="scope-since").set_value(date(2019, 10, 15)),
         "since=2019-10-15"),
        (lambda app: app.toggle(key="scope-now").set_value(False), "as_of=2019-10-25T22:00:00Z"),
        (lambda app: app.segmented_control(key="scope-clock").set_value("happened"),
         "clock=happened"),
    ],
)  # fmt: skip
def test_turning_a_widget_writes_the_address(opened: Opening, turn: object, query: str) -> None:
    app = opened()
    turn(app).run()  # type: ignore[operator]
    assert address(app).query() == query
    assert not app.exception


def test_the_slider_rests_until_now_is_turned_off(opened: Opening) -> None:
    app = opened()
    assert app.slider(key="scope-as_of").disabled
    app.toggle(key="scope-now").set_value(False).run()
    app.slider(key="scope-as_of").set_value(datetime(2019, 10, 18, 18)).run()
    assert address(app).query() == "as_of=2019-10-18T16:00:00Z"


def test_turning_one_widget_leaves_an_odd_instant_alone(opened: Opening) -> None:
    app = opened("as_of=2019-10-18T16:07:30Z")
    app.multiselect(key="scope-country").set_value(["IT"]).run()
    assert address(app).query() == "country=IT&as_of=2019-10-18T16:07:30Z"


def test_now_clears_the_instant(opened: Opening) -> None:
    app = opened("as_of=2019-10-18T16:07:30Z&country=DE")
    app.toggle(key="scope-now").set_value(True).run()
    assert address(app).query() == "country=DE"
    assert shown(app)["as_of"] == datetime(2019, 10, 26)


def test_a_chip_clears_its_value_and_no_other(opened: Opening) -> None:
    app = opened(WHOLE)
    app.button(key="chip-country-DE").click().run()
    assert address(app).country == ("FR",)
    assert address(app).clock == "happened"
    app.button(key="chips-clear").click().run()
    assert address(app).query() == ""
    assert "VIDTF 7 · as known now" in markup(app)


def test_the_scope_goes_along_to_another_page(opened: Opening) -> None:
    app = opened("country=DE&as_of=2019-10-18T16:07:30Z")
    app.query_params.clear()  # as the browser does at the switch
    app.switch_page(str(ROOT / "pages" / "explore" / "definitions.py")).run()
    assert address(app).query() == "country=DE&as_of=2019-10-18T16:07:30Z"
    assert "<h1" in markup(app) and "VIDTF 7 · Germany · as known on 18 Oct" in markup(app)


@pytest.mark.parametrize("query", UNREADABLE)
def test_what_cannot_be_read_is_refused_aloud_and_nothing_is_drawn(
    query: str, opened: Opening
) -> None:
    sentence, offered = UNREADABLE[query]
    app = opened(query)
    said = markup(app)
    assert said.count('role="alert"') == 1
    assert sentence in unescape(said) and "<b>" not in said
    assert "tile-value" not in said and not app.get("plotly_chart")
    assert app.button[0].label == offered


def test_each_value_that_cannot_be_read_is_named_below_the_marking(opened: Opening) -> None:
    app = opened("country=ZZ&as_of=yesterday&foo=1&org=EUROPOL")
    said = unescape(markup(app))
    for sentence in ("“country=ZZ” is no", "“as_of=yesterday” can't", "has no “foo”"):
        assert said.count(sentence) == 1
    assert said.count('role="alert"') == said.count("<h1") == 1 and "EUROPOL" not in said
    assert said.count("TLP:AMBER H1</div>") == 2 and "tile-value" not in said
    assert app.button[0].label == r"Clear country\=ZZ, as\_of\=yesterday, foo\=1"
    app.button[0].click().run()
    assert address(app).query() == "org=EUROPOL"


def test_of_very_many_values_the_first_are_named(opened: Opening) -> None:
    app = opened("&".join(f"foo{n}=1" for n in range(30)))
    said = markup(app)
    assert "And 10 more." in said and "“foo19”" in said and "“foo20”" not in said
    assert app.button[0].label.endswith("foo2\\=1 and 27 more")


def test_clearing_what_cannot_be_read_keeps_the_rest(opened: Opening) -> None:
    app = opened("as_of=yesterday&country=DE")
    app.button(key="clear-unreadable").click().run()
    assert address(app).query() == "country=DE"
    assert "VIDTF 7 · Germany" in markup(app)
