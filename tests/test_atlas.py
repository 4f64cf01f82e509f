"""The shapes of the map: what is shipped is what the maker makes, and every territory is there."""

import json
import math
from itertools import pairwise
from pathlib import Path

import pytest

from lib import atlas
from lib import country as countries
from lib.atlas import making, territory, topology

CODES = set(countries.codes().values())
SHAPES = json.loads(making.SHAPES.read_text("utf-8"))


@pytest.fixture(scope="module")
def made() -> dict[Path, str]:
    return making.files()


def test_the_shipped_files_are_exactly_what_the_maker_writes(made: dict[Path, str]) -> None:
    for path, text in made.items():
        assert path.read_text("utf-8") == text, f"{path}: run python -m lib.atlas.making"


def test_every_territory_has_its_place_on_the_map_and_its_square() -> None:
    assert set(atlas.centres()) == CODES
    assert set(atlas.tiles()) == CODES
    assert len(set(atlas.tiles().values())) == len(CODES)  # none stands on another
    for lon, lat in atlas.centres().values():
        assert -180 <= lon <= 180 and -90 <= lat <= 90


def test_every_shape_is_a_territory_and_those_without_one_are_listed() -> None:
    features = SHAPES["objects"]["countries"]["geometries"]
    ids = [each["id"] for each in features if each["id"] != making.NOBODY]
    assert all(len(each["properties"]["ct"]) == 2 for each in features)  # else hover fails
    assert len(ids) == len(set(ids))
    assert set(ids) | set(territory.CENTRES) == CODES
    assert {"XK", "GF", "GP", "MQ", "RE", "YT", "SJ", "BQ", "TK", "CX", "CC"} <= set(ids)


def test_no_shape_is_turned_inside_out() -> None:
    """A ring that turned would cover the globe: each outline runs clockwise, as at the source."""
    arcs = topology.arcs(SHAPES)
    for feature in SHAPES["objects"]["countries"]["geometries"]:
        for polygon in topology.polygons(feature):
            outline = topology.points(polygon[0], arcs)
            assert topology.area(outline) < 0, feature["id"]
            assert len(outline) >= 4, feature["id"]


def test_disputed_borders_are_lines_of_their_own_and_are_in_no_other() -> None:
    lon, lat = atlas.disputed()
    lines = sum(each is None for each in lon)
    pairs = {frozenset(each[:2]) for each in territory.DISPUTED}
    assert lines >= len(pairs)
    points = {
        topology.rounded((x, y)) for x, y in zip(lon, lat, strict=True) if x is not None and y
    }
    arcs = topology.arcs(SHAPES)
    settled = {
        (topology.rounded(start), topology.rounded(end))
        for (n,) in SHAPES["objects"]["rivers"]["arcs"]
        for start, end in pairwise(arcs[n])
    }
    both = [edge for edge in settled if edge[0] in points and edge[1] in points]
    assert not both


def test_the_file_is_small() -> None:
    assert making.SHAPES.stat().st_size < 700_000


def test_an_arc_is_thinned_out_but_keeps_its_ends_and_its_way() -> None:
    arc = [(n / 1000, math.sin(n / 100)) for n in range(1000)]
    thin = topology.thinned(arc)
    assert thin[0] == arc[0] and thin[-1] == arc[-1]
    assert len(thin) < len(arc) / 4
    assert set(thin) <= set(arc)
    small = [(0.0, 0.0), (0.001, 0.0), (0.001, 0.001), (0.0, 0.001), (0.0, 0.0)]
    assert topology.thinned(small) == small
