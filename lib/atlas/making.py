"""Makes the files that the map is drawn from, of Natural Earth's shapes as delivered.

    python -m lib.atlas.making

They are kept beside the code (a test makes them again and compares), so that nothing is
fetched or made when the board runs. Where the shapes come from: ``data/world/README.md``.
"""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

from lib.atlas import topology
from lib.atlas.territory import CENTRES, DISPUTED, NAMED, PARTS, Box
from lib.atlas.topology import Arc, Ring

ROOT: Final = Path(__file__).resolve().parents[2]
SOURCE: Final = ROOT / "data" / "world" / "countries-50m.json"
SHAPES: Final = ROOT / "lib" / "ui" / "static" / "topojson" / "world_50m.json"
PLACES: Final = Path(__file__).with_name("places.json")
CUT: Final = "AQ"
NOBODY: Final = "--"  # land of no code

Shape = tuple[str, str | None, list[Ring]]  # the unit at the source, our code, a polygon


def main() -> None:
    """Write the files."""
    for path, text in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def files() -> dict[Path, str]:
    """What the files hold, by path."""
    source = json.loads(SOURCE.read_text(encoding="utf-8"))
    full = topology.arcs(source)
    shapes = [shape for shape in _shapes(source, full) if shape[1] != CUT]
    thin = _thin(shapes, full)
    settled, disputed = _borders(shapes, thin)
    centres = _centres(shapes, full)
    objects = {
        "countries": _countries(shapes, centres),
        # Plotly draws borders below what is filled, and only rivers above it.
        "rivers": {"type": "MultiLineString", "arcs": [[n] for n in settled]},
    }
    empty = {"type": "GeometryCollection", "geometries": []}
    objects |= dict.fromkeys(("land", "coastlines", "ocean", "lakes", "subunits"), empty)
    places = {"centres": centres, "disputed": disputed}
    compact = {"separators": (",", ":"), "ensure_ascii": True}
    return {
        SHAPES: json.dumps(topology.written(objects, thin), **compact) + "\n",  # type: ignore[arg-type]
        PLACES: json.dumps(places, **compact).replace("],", "],\n") + "\n",  # type: ignore[arg-type]
    }


def _shapes(source: dict[str, Any], arcs: list[Arc]) -> list[Shape]:
    """Every polygon, with the unit that the source has it in and the code that we count it to."""
    import pycountry

    numbers = {each.numeric: each.alpha_2 for each in pycountry.countries}
    found: list[Shape] = []
    for geometry in source["objects"]["countries"]["geometries"]:
        unit = geometry["properties"]["name"]
        code = numbers[geometry["id"]] if "id" in geometry else NAMED[unit]
        for polygon in topology.polygons(geometry):
            found.append((unit, _part(code, polygon, arcs), polygon))
    return found


def _part(code: str | None, polygon: list[Ring], arcs: list[Arc]) -> str | None:
    """The code that a polygon is counted to, where it is a part with a code of its own."""
    outline = topology.points(polygon[0], arcs)
    for whole, part, box in PARTS:
        if code == whole and all(box.holds(*point) for point in outline):
            return part
    return code


def _thin(shapes: list[Shape], full: list[Arc]) -> list[Arc]:
    """Arcs with fewer points; those of a ring that would shrink to nothing or turn stay."""
    thin = [topology.thinned(arc) for arc in full]
    for _, _, polygon in shapes:
        for ring in polygon:
            before = topology.area(topology.points(ring, full))
            after = topology.area(topology.points(ring, thin))
            if before * after <= 0 or not 0.7 < after / before < 1.4:
                for n in ring:
                    thin[max(n, ~n)] = full[max(n, ~n)]
    return thin


def _borders(shapes: list[Shape], arcs: list[Arc]) -> tuple[list[int], list[list[list[float]]]]:
    """Arcs between two units that are settled, and the lines (lon, lat) that are disputed.

    Where only a part of a border is disputed, its arc is cut there: *arcs* grows by the rest.
    """
    units: dict[int, set[str]] = defaultdict(set)
    for unit, _, polygon in shapes:
        for n in (n for ring in polygon for n in ring):
            units[max(n, ~n)].add(unit)
    settled, disputed = [], []
    for n, sides in sorted(units.items()):
        if len(sides) != 2:
            continue
        boxes = [box for one, other, box in DISPUTED if {one, other} == sides]
        rest, lines = _cut(arcs[n], boxes)
        disputed += [[[round(x, 2), round(y, 2)] for x, y in line] for line in lines]
        if not lines:
            settled.append(n)
            continue
        settled += range(len(arcs), len(arcs) + len(rest))
        arcs += rest
    return settled, disputed


def _cut(arc: Arc, boxes: list[Box]) -> tuple[list[Arc], list[Arc]]:
    """An arc, cut into what lies in none of the boxes and what lies in one."""
    found: dict[bool, list[Arc]] = {False: [], True: []}
    last = None
    for start, end in zip(arc, arc[1:], strict=False):
        inside = any(box.holds(*start) and box.holds(*end) for box in boxes)
        if inside is not last:
            found[inside].append([start])
        found[inside][-1].append(end)
        last = inside
    return found[False], found[True]


def _countries(shapes: list[Shape], centres: dict[str, list[float]]) -> dict[str, Any]:
    """One feature per code, whose id it is; Plotly shows on hover where ``ct`` is."""
    by_code: dict[str, list[list[Ring]]] = defaultdict(list)
    for _, code, polygon in shapes:
        by_code[code or NOBODY].append(polygon)
    features = [
        {
            "type": "MultiPolygon",
            "id": code,
            "arcs": there,
            "properties": {"ct": centres.get(code, [0, 0])},
        }
        for code, there in sorted(by_code.items())
    ]
    return {"type": "GeometryCollection", "geometries": features}


def _centres(shapes: list[Shape], arcs: list[Arc]) -> dict[str, list[float]]:
    """Where the circle of each code stands: the middle of its largest part, or as listed."""
    largest: dict[str, tuple[float, list[float]]] = {}
    for _, code, polygon in shapes:
        outline = topology.points(polygon[0], arcs)
        size = abs(topology.area(outline))
        if code and size > largest.get(code, (-1.0, []))[0]:
            lon, lat = topology.centre(outline)
            largest[code] = (size, [round((lon + 180) % 360 - 180, 2), round(lat, 2)])
    found = {code: place for code, (_, place) in largest.items()}
    return dict(sorted((found | {code: [*at] for code, at in CENTRES.items()}).items()))


if __name__ == "__main__":
    main()
