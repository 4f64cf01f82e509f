"""Tiles: whole figures, three looks for what is no figure, nothing unescaped."""

import base64
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts import canvas, tile
from lib.charts.tile import Tile
from lib.theme import DARK, LIGHT
from tests.charts.drawn import MAYBE, NASTY, TEXTS

VALUES = st.lists(st.one_of(st.none(), st.floats(-1e15, 1e15), st.just(math.nan)), max_size=40)
TILES = st.builds(
    Tile, label=TEXTS, value=MAYBE, of=TEXTS, second=TEXTS, series=VALUES,
    change=st.one_of(st.none(), st.integers(-(10**9), 10**9)), since=TEXTS,
    state=st.sampled_from(["known", "unknown", "not delivered"]), lead=st.booleans(),
)  # fmt: skip


def plain(markup: str) -> str:
    """What is read, without tags and with ordinary spaces."""
    text = re.sub(r"<[^>]+>", " ", markup).replace("\u202f", " ").replace("\u00a0", " ")
    return " ".join(text.split())


@given(TILES)
def test_it_is_written_whatever_comes(drawn: Tile) -> None:
    for look in (LIGHT, DARK):
        markup = tile.html(drawn, look)
        assert "<script" not in markup
        assert markup.count("<article") == markup.count("</article>") == 1
        assert markup.count("<p") == markup.count("</p>")


@pytest.mark.parametrize(("given_tile", "said"), [
    (Tile("Series processed", 868, "of 1 000 planned", "", (), 112, "since 08:45"),
     "Series processed 868 of 1 000 planned +112 since 08:45"),
    (Tile("Victims identified", 0, "", "4 tentative, counted apart", (), 0, "since 08:45"),
     "Victims identified 0 4 tentative, counted apart ±0 since 08:45"),
    (Tile("Files", 48_103_422), "Files 48.1 million"),
    (Tile("Series", 99_999), "Series 99 999"),
    (Tile("Tips", None), "Tips – not delivered"),
    (Tile("Tips", 7, state="not delivered", change=3), "Tips – not delivered"),
    (Tile("Tips", None, state="unknown"), "Tips ? unknown"),
    (Tile("Tips", 3, change=-2, since="since 08:45"), "Tips 3 −2 since 08:45"),
])  # fmt: skip
def test_what_it_says(given_tile: Tile, said: str) -> None:
    assert plain(tile.html(given_tile, LIGHT)) == said


def test_zero_unknown_and_not_delivered_look_different() -> None:
    tiles = [Tile("a", 0), Tile("a", None), Tile("a", 1, state="unknown"), Tile("a", 1)]
    looks = [re.search('class="([^"]+)"', tile.html(each, LIGHT)) for each in tiles]
    assert [found and found[1] for found in looks] == [
        "tile tile-zero", "tile tile-not-delivered", "tile tile-unknown", "tile tile-known",
    ]  # fmt: skip


def test_text_is_escaped() -> None:
    nasty = Tile(NASTY, 1, NASTY, NASTY, [1, 2], 1, NASTY)
    assert tile.html(nasty, LIGHT).count("&lt;script&gt;") == 5


@pytest.mark.parametrize(("given_tile", "said"), [
    (Tile("Series processed", 868, "of 1 000 planned", "", (), 112, "since 08:45"),
     "Series processed: 868 of 1 000 planned; +112 since 08:45"),
    (Tile("Tips", None), "Tips: not delivered"),
    (Tile("Tips", 5), "Tips: 5"),
])  # fmt: skip
def test_finding(given_tile: Tile, said: str) -> None:
    assert tile.finding(given_tile) == said


def test_a_row_of_tiles() -> None:
    assert tile.row([Tile("a", 1), Tile("b", 2, lead=True)], LIGHT).count("<article") == 2


def points(svg: str) -> list[tuple[float, float]]:
    found = re.findall(r"(-?[\d.]+),(-?[\d.]+)", " ".join(re.findall(r'points="([^"]+)"', svg)))
    return [(float(x), float(y)) for x, y in found]


@given(VALUES)
def test_a_sparkline_stays_in_its_frame(values: list[float | None]) -> None:
    wide, tall = canvas.sparkline.SMALL
    svg = canvas.sparkline.svg(values, LIGHT, NASTY)
    known = [v for v in values if v is not None and not math.isnan(v)]
    assert len(points(svg)) == len(known)
    assert all(0 <= x <= wide and 0 <= y <= tall for x, y in points(svg))
    assert svg.count("<circle") == bool(known)
    assert "<script" not in svg and 'role="img"' in svg


def test_a_gap_parts_the_line() -> None:
    svg = canvas.sparkline.svg([1, 2, None, 3, 4], LIGHT, "x")
    assert svg.count("<polyline") == 2


def test_higher_values_stand_higher_from_zero_on() -> None:
    (_, first), (_, second), (_, third) = points(canvas.sparkline.svg([0, 5, 10], LIGHT, "x"))
    assert first > second > third
    assert first - second == pytest.approx(second - third)


def test_an_image_holds_the_same_drawing() -> None:
    image = canvas.sparkline.img([1, 2], LIGHT, "two & more")
    found = re.search('base64,([^"]+)', image)
    assert found and 'alt="two &amp; more"' in image
    assert base64.b64decode(found[1]).decode() == canvas.sparkline.svg([1, 2], LIGHT, "two & more")
