"""TopoJSON, as far as it is needed: arcs read, thinned out, and written again.

Points are (longitude, latitude) in degrees. An arc's index stands for it, its complement
(``~index``) for the same arc backwards.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

Point = tuple[float, float]
Arc = list[Point]
Ring = list[int]
STEP: Final = 0.005  # degrees: what a point is rounded to
FINEST: Final = 0.012  # degrees: what an arc may be off by; a third of a pixel on the close-up


def arcs(topology: dict[str, Any]) -> list[Arc]:
    """The arcs of a quantized topology, in degrees."""
    (scale_x, scale_y), (left, low) = (topology["transform"][key] for key in ("scale", "translate"))
    found = []
    for steps in topology["arcs"]:
        x = y = 0
        points: Arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append((left + x * scale_x, low + y * scale_y))
        found.append(_east(_unwrapped(points)))
    return found


def _east(arc: Arc) -> Arc:
    """A closed line over 180 degrees, told from the west: whoever looks for it looks there."""
    over = arc[0] == arc[-1] and min(lon for lon, _ in arc) < -180
    return [(lon + 360, lat) for lon, lat in arc] if over else arc


def polygons(geometry: dict[str, Any]) -> list[list[Ring]]:
    """The polygons of a geometry, each a list of rings."""
    several = geometry["type"] == "MultiPolygon"
    found: list[list[Ring]] = geometry["arcs"] if several else [geometry["arcs"]]
    return found


def points(ring: Ring, there: Sequence[Arc]) -> Arc:
    """The points of a ring; the first and the last are one."""
    found: Arc = []
    for index in ring:
        arc = there[index] if index >= 0 else there[~index][::-1]
        found += arc[1:] if found else arc
    return _unwrapped(found)


def _unwrapped(ring: Arc) -> Arc:
    """A ring that runs on beyond 180 degrees, where the source jumps to the other side."""
    found = ring[:1]
    for lon, lat in ring[1:]:
        found.append((lon - 360 * round((lon - found[-1][0]) / 360), lat))
    return found


def area(ring: Arc) -> float:
    """Signed area in square degrees, shrunk towards the poles as on the globe."""
    middle = sum(lat for _, lat in ring) / len(ring)
    pairs = zip(ring, ring[1:], strict=False)
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)
    return twice / 2 * math.cos(math.radians(middle))


def centre(ring: Arc) -> Point:
    """The centre of mass of a ring."""
    x = y = whole = 0.0
    first_x, first_y = ring[0]
    for (ax, ay), (bx, by) in zip(ring, ring[1:], strict=False):
        ax, ay, bx, by = ax - first_x, ay - first_y, bx - first_x, by - first_y
        cross = ax * by - bx * ay
        x, y, whole = x + (ax + bx) * cross, y + (ay + by) * cross, whole + cross
    if not whole:
        return ring[0]
    return first_x + x / (3 * whole), first_y + y / (3 * whole)


def thinned(arc: Arc) -> Arc:
    """The arc with fewer points (Douglas and Peucker); a closed one keeps at least five."""
    if len(arc) < 3:
        return arc
    if arc[0] != arc[-1]:
        return _thinned(arc)
    far = max(range(len(arc)), key=lambda n: math.dist(arc[0], arc[n]))
    found = _thinned(arc[: far + 1])[:-1] + _thinned(arc[far:])
    return found if len(found) > 4 else arc


def _thinned(arc: Arc) -> Arc:
    kept = {0, len(arc) - 1}
    left = [(0, len(arc) - 1)]
    while left:
        first, last = left.pop()
        off, place = max(
            ((_off(arc[n], arc[first], arc[last]), n) for n in range(first + 1, last)),
            default=(0.0, 0),
        )
        if off > FINEST:
            kept.add(place)
            left += [(first, place), (place, last)]
    return [arc[n] for n in sorted(kept)]


def _off(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length if length else 0.0
    share = min(1.0, max(0.0, along))
    return math.dist(point, (start[0] + share * dx, start[1] + share * dy))


def rounded(point: Point) -> tuple[int, int]:
    """A point in whole steps from the south-west corner."""
    return round((point[0] + 180) / STEP), round((point[1] + 90) / STEP)


def steps(arc: Arc) -> list[list[int]]:
    """An arc as TopoJSON writes it: from point to point, in whole steps."""
    found: list[list[int]] = []
    x = y = 0
    for point in map(rounded, arc):
        if not found or point != (x, y):
            found.append([point[0] - x, point[1] - y])
        x, y = point
    return found if len(found) > 1 else [*found, [0, 0]]


def written(objects: dict[str, Any], there: Sequence[Arc]) -> dict[str, Any]:
    """A topology of these objects, with the arcs that they use and no others."""
    used = sorted({max(n, ~n) for each in objects.values() for n in indices(each)})
    place = {old: new for new, old in enumerate(used)}
    return {
        "type": "Topology",
        "transform": {"scale": [STEP, STEP], "translate": [-180, -90]},
        "arcs": [steps(there[n]) for n in used],
        "objects": {name: _moved(each, place) for name, each in objects.items()},
    }


def indices(geometry: dict[str, Any]) -> Iterator[int]:
    """Every arc that a geometry uses."""
    for each in geometry.get("geometries", ()):
        yield from indices(each)
    yield from _flat(geometry.get("arcs", ()))


def _flat(nested: Iterable[Any]) -> Iterator[int]:
    for each in nested:
        if isinstance(each, int):
            yield each
        else:
            yield from _flat(each)


def _moved(value: Any, place: dict[int, int]) -> Any:
    if isinstance(value, dict):
        moved = {"geometries", "arcs"} & value.keys()
        return value | {key: _moved(value[key], place) for key in moved}
    if isinstance(value, list):
        return [_moved(each, place) for each in value]
    return place[value] if value >= 0 else ~place[~value]
