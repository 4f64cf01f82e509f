"""The world as the map needs it: where each territory stands, and which borders are disputed.

The shapes themselves go to the browser as they are (``lib/ui/static/topojson``, made by
``lib.atlas.making`` of Natural Earth's). Codes are alpha-2, and XK.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def _places() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((HERE / "places.json").read_text(encoding="utf-8"))
    return found


@cache
def centres() -> dict[str, tuple[float, float]]:
    """Every territory -> longitude and latitude of where its circle stands."""
    return {code: (lon, lat) for code, (lon, lat) in _places()["centres"].items()}


@cache
def disputed() -> tuple[tuple[float | None, ...], tuple[float | None, ...]]:
    """Longitudes and latitudes of the disputed borders, with a None after each line."""
    points = [point for line in _places()["disputed"] for point in [*line, (None, None)]]
    return tuple(lon for lon, _ in points), tuple(lat for _, lat in points)


@cache
def tiles() -> dict[str, tuple[int, int]]:
    """Every territory -> column and row of its square on the tile grid, from 0 at the top left."""
    text = (HERE / "tiles.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in text if not line.startswith("#")]
    return {
        code: (column, row)
        for row, codes in enumerate(rows)
        for column, code in enumerate(codes)
        if code != ".."
    }
