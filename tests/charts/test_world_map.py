"""The map: circles by area, a fill only where there is a rate, and nobody cut off."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib import atlas, wording
from lib import country as countries
from lib.charts import country_facts, country_sum, small_multiples, tile_grid, world_map
from lib.theme import DARK, LIGHT, Look, contrast, mixed
from tests.charts.drawn import MAYBE, draws, figures_in, frame

CODES = st.sampled_from([*sorted(set(countries.codes().values())), countries.UNKNOWN])
ROWS = frame({"country": CODES, "pinpointed": MAYBE, "notified": MAYBE, "answered": MAYBE})


def rows(*given: tuple[str, float, float, float]) -> pd.DataFrame:
    return pd.DataFrame(given, columns=["country", "pinpointed", "notified", "answered"])


@settings(max_examples=8, deadline=None)
@given(found=ROWS, look=st.sampled_from([LIGHT, DARK]))
def test_it_draws_whatever_it_is_given(found: pd.DataFrame, look: Look) -> None:
    found = found.drop_duplicates("country")
    for extent in (world_map.closest(found), world_map.around(found)):
        draws(world_map.figure(found, extent, look))
        assert world_map.finding(found, extent)


@settings(max_examples=40, deadline=None)
@given(found=ROWS)
def test_its_title_is_true(found: pd.DataFrame) -> None:
    found = found.drop_duplicates("country")
    counts = pd.to_numeric(found["pinpointed"], errors="coerce")
    there = found[(counts > 0) & (found["country"] != countries.UNKNOWN)]
    said = world_map.finding(found, world_map.around(found))
    if there.empty:
        assert figures_in(said) == set()
        return
    top = int(pd.to_numeric(there["pinpointed"]).max())
    if len(there) > 1:
        assert said.startswith(wording.plural(len(there), "country", "countries"))
    assert str(top) in figures_in(said)
    first = there.sort_values(["pinpointed", "country"], ascending=[False, True])["country"].iloc[0]
    assert countries.name(first) in said


def test_a_circle_is_as_large_in_area_as_its_count() -> None:
    chart = world_map.figure(rows(("DE", 100, 0, 0), ("FR", 25, 0, 0)), world_map.CLOSE[0], LIGHT)
    large, small = chart.data[2].marker.size
    assert large == pytest.approx(2 * small)


def test_a_share_of_few_referrals_is_no_fill() -> None:
    found = rows(("DE", 3, 19, 19), ("FR", 3, 20, 0), ("IT", 3, 20, 15), ("ES", 3, 40, 10))
    shapes = world_map.figure(found, world_map.WORLD, LIGHT).data[0]
    classes = dict(zip(shapes.locations, shapes.z, strict=True))
    assert [classes[code] for code in ("DE", "FR", "IT", "ES", "SE")] == [0, 1, 4, 2, 0]


def test_every_territory_can_be_clicked_and_has_a_circle_where_it_has_a_figure() -> None:
    codes = sorted(set(countries.codes().values()))
    chart = world_map.figure(rows(*((code, 1, 0, 0) for code in codes)), world_map.POLES, LIGHT)
    assert set(chart.data[0].locations) - {world_map.NOBODY} == {*codes} - {"AQ"}
    assert {carried[0] for carried in chart.data[2].customdata} == {*codes}
    assert min(chart.data[2].marker.size) >= world_map.LEAST


@pytest.mark.parametrize("code", ["FJ", "KI", "NZ", "WS", "TV", "GL", "AQ", "FK", "XK", "US"])
def test_no_country_with_a_figure_is_cut(code: str) -> None:
    found = rows((code, 1, 0, 0))
    assert world_map.around(found).holds(code)


def test_the_close_up_is_where_most_countries_are() -> None:
    assert world_map.closest(rows(("DE", 1, 0, 0), ("US", 9, 0, 0))).name == "Europe"
    americas = rows(("BR", 1, 0, 0), ("US", 9, 0, 0), ("DE", 1, 0, 0))
    assert world_map.closest(americas).name == "the Americas"
    assert "2 of 3 countries" in world_map.finding(americas, world_map.closest(americas))


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_what_is_drawn_can_be_seen(look: Look) -> None:
    found = rows(("DE", 1, 0, 0))
    land = world_map.figure(found, world_map.WORLD, look).data[0].colorscale[0][1]
    assert contrast(look.status["pinpointed"], land) >= 3
    deepest = mixed(look.surface, look.status["pinpointed"], tile_grid.DEEPEST)
    assert contrast(look.text, deepest) >= 4.5


def test_the_sum_adds_up_in_words() -> None:
    parts = country_sum.Parts(150, 23, 827, 199, 2, 4)
    told = country_sum.html(parts, ("Germany", "/country?country=DE"), "?country=unknown")
    assert parts.series == 1000
    assert {"150", "23", "827", "1000", "199"} <= figures_in(told)
    assert "takes no position on any border" in told
    assert country_sum.html(country_sum.Parts(0, 0, 0, 0, delivered=False)).count("Not delivered")


def test_squares_are_links_in_the_order_of_reading() -> None:
    found = rows(("DE", 20, 0, 0), ("US", 18, 0, 0), ("XK", 1, 0, 0))
    found = found.assign(waiting=[3, None, 0], href=["?country=DE", "?country=US", "?country=XK"])
    told = tile_grid.html(found, LIGHT)
    assert told.count("<a ") == 3
    assert 'aria-label="Germany: 20 pinpointed, 3 referrals waiting"' in told
    order = sorted(["DE", "US", "XK"], key=lambda code: atlas.tiles()[code][::-1])
    places = [told.index(f"?country={code}") for code in order]
    assert places == sorted(places)


def test_small_multiples_show_the_largest_and_count_the_rest() -> None:
    days = pd.to_datetime(["2019-10-14", "2019-10-15"]).date
    codes = sorted(set(countries.codes().values()))[: small_multiples.MOST + 3]
    found = pd.DataFrame(
        [(code, day, n + 1, n) for n, code in enumerate(codes) for day in days],
        columns=["country", "day", "pinpointed", "processed"],
    )
    told = small_multiples.html(found, small_multiples.Rest(3, 6, 3), {}, LIGHT)
    assert told.count("<img") == small_multiples.MOST
    assert "3 more countries, together 6 pinpointed and 3 processed" in told
    assert small_multiples.largest(found)[0] == codes[-1]


def test_facts_are_escaped() -> None:
    told = country_facts.html((country_facts.Fact("<b>", "<i>", (("<u>", ""),)),))
    assert "<i>" not in told and "<u>" not in told and "&lt;u&gt;" in told
