"""A map without the internet: totals as circles, rates as fill; disputed borders are dotted."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from lib import atlas, wording
from lib import country as countries
from lib.charts import canvas
from lib.theme import Look, mixed

LEAST, ROOM = 7.0, 19.0  # pixels across: the least circle, and the least with a count in it
NOBODY: Final = "--"  # land that ISO 3166 gives to nobody (lib.atlas.making)
LEGEND: Final = 62  # pixels below the map
STEPS: Final = (25, 50, 75)  # per cent: where a darker fill begins
TINTS: Final = (0.22, 0.42, 0.62, 0.82)  # of the colour of an answer, on the surface
WORDS: Final = ("under 25", "25 to 49", "50 to 74", f"75{wording.UNIT}% or more")


@dataclass(frozen=True)
class Extent:
    """A part of the world: its name, its edges in degrees, and how high it is drawn in pixels."""

    name: str
    lon: tuple[float, float]
    lat: tuple[float, float]
    height: int
    projection: str = "natural earth"
    widest: float = 46.0  # pixels across: the largest circle

    def holds(self, code: str) -> bool:
        """Whether the circle of a country stands in it."""
        lon, lat = atlas.centres().get(code, (math.inf, math.inf))
        inside = self.lon[0] <= lon <= self.lon[1] or self.lon[0] <= lon + 360 <= self.lon[1]
        return inside and self.lat[0] <= lat <= self.lat[1]


WORLD: Final = Extent("the world", (-170, 190), (-56, 80), 270, widest=30)
POLES: Final = Extent("the world", (-170, 190), (-90, 84), 360, widest=30)
# Parts of the world where many countries are small; the first of several with as many is taken.
CLOSE: Final = (
    Extent("Europe", (-24, 41), (34, 70), 430, "conic equal area"),
    Extent("the Americas", (-126, -34), (-56, 60), 520),
    Extent("Asia and the Pacific", (60, 180), (-48, 54), 480),
    Extent("Africa and the Middle East", (-20, 62), (-36, 40), 500),
)


def pinpointed(rows: pd.DataFrame) -> pd.DataFrame:
    """The countries with a circle, the most series first."""
    known = rows[(rows["country"] != countries.UNKNOWN) & (rows["pinpointed"].fillna(0) > 0)]
    return known.sort_values(["pinpointed", "country"], ascending=[False, True])


def around(rows: pd.DataFrame) -> Extent:
    """The world, with the poles where one of them has a figure: no country is cut."""
    there = rows["country"][rows["country"] != countries.UNKNOWN]
    return WORLD if all(WORLD.holds(code) for code in there if code != "SJ") else POLES


def closest(rows: pd.DataFrame) -> Extent:
    """The part of the world in which most of the countries lie."""
    there = pinpointed(rows)["country"]
    return max(CLOSE, key=lambda extent: sum(map(extent.holds, there)))


def figure(rows: pd.DataFrame, extent: Extent, look: Look) -> go.Figure:
    """The map of *extent*.

    *rows*: ``country`` (alpha-2, XK or *unknown*), ``pinpointed`` (series), ``notified`` and
    ``answered`` (referrals). A circle's area says how many series were pinpointed to the
    country, the fill which share of its referrals is answered, from ``wording.ENOUGH`` on.
    """
    rows = canvas.numeric(rows, "pinpointed", "notified", "answered")
    shown = pinpointed(rows)
    if shown.empty:
        return canvas.nothing(look)
    chart = canvas.Sketch(look, extent.height + LEGEND)
    _fill(chart, rows, look)
    lon, lat = atlas.disputed()
    chart.trace(
        type="scattergeo", lon=lon, lat=lat, mode="lines", hoverinfo="skip",
        line={"color": look.axis, "width": 1.25, "dash": "2px,2px"},
    )  # fmt: skip
    _circles(chart, shown, extent, look)
    _legend(chart, look)
    chart.layout["margin"] = {"l": 0, "r": 0, "t": 0, "b": LEGEND}
    chart.layout["geo"] = _geo(extent, look)
    chart.layout["hovermode"] = "closest"
    return chart.figure()


def _geo(extent: Extent, look: Look) -> dict[str, Any]:
    middle = sum(extent.lon) / 2
    bent = (
        {"parallels": [extent.lat[0] + 8, extent.lat[1] - 8]}
        if "conic" in extent.projection
        else {}
    )
    layers = ("land", "rivers", "coastlines", "countries", "subunits", "ocean", "lakes", "frame")
    return {f"show{layer}": layer == "rivers" for layer in layers} | {
        "resolution": 50, "fitbounds": False, "bgcolor": "rgba(0,0,0,0)",
        "projection": {"type": extent.projection, "rotation": {"lon": middle}, **bent},
        "lonaxis": {"range": [*extent.lon]}, "lataxis": {"range": [*extent.lat]},
        "rivercolor": look.surface, "riverwidth": 0.75,
    }  # fmt: skip


def _land(look: Look) -> str:
    return mixed(look.surface, look.text, 0.1 if look.name == "light" else 0.16)


def _fill(chart: canvas.Sketch, rows: pd.DataFrame, look: Look) -> None:
    """Every territory, be it without a figure: a click on it sets the scope."""
    found = {row["country"]: row for row in rows.to_dict("records")}
    codes = [code for code in atlas.centres() if code != "AQ"] + [NOBODY]
    classes = [_class(found.get(code)) for code in codes]
    colours = [_land(look), *(mixed(look.surface, look.status["answered"], t) for t in TINTS)]
    edges = [(n + end) / len(colours) for n in range(len(colours)) for end in (0, 1)]
    chart.trace(
        type="choropleth", locations=codes, z=classes, zmin=-0.5, zmax=len(colours) - 0.5,
        colorscale=[[edge, colours[n // 2]] for n, edge in enumerate(edges)], showscale=False,
        marker={"line": {"width": 0}}, hovertemplate="%{customdata}<extra></extra>",
        customdata=[said(code, found.get(code)) for code in codes],
    )  # fmt: skip


def _class(row: dict[Any, Any] | None) -> int:
    """0 for no rate, else 1 to 4."""
    if not row or not row["notified"] >= wording.ENOUGH:
        return 0
    percent = 100 * row["answered"] / row["notified"]
    return 1 + sum(bool(percent >= step) for step in STEPS)


def said(code: str, row: dict[Any, Any] | None) -> str:
    """A territory in words: ``Germany<br>20 series pinpointed<br>7 of 21 referrals answered``."""
    if code == NOBODY:
        return "disputed: in no country's list"
    name = canvas.escaped(countries.name(code))
    if not row or not row["pinpointed"] > 0:
        return f"{name}<br>none pinpointed"
    parts = [name, f"{wording.plural(row['pinpointed'], 'series', 'series')} pinpointed"]
    if row["notified"] > 0:
        sent = wording.plural(row["notified"], "referral")
        parts.append(f"{wording.count(row['answered'])} of {sent} answered")
    return "<br>".join(parts)


def _circles(chart: canvas.Sketch, shown: pd.DataFrame, extent: Extent, look: Look) -> None:
    """The largest at the bottom, so that none hides another; a count where there is room."""
    most = float(shown["pinpointed"].max())
    across = [max(LEAST, extent.widest * math.sqrt(n / most)) for n in shown["pinpointed"]]
    crowd = closest(shown) if extent.widest < CLOSE[0].widest else None  # counts would overlap
    words = [
        wording.count(n) if _fits(n, size) and not (crowd and crowd.holds(code)) else ""
        for code, n, size in zip(shown["country"], shown["pinpointed"], across, strict=True)
    ]
    places = [atlas.centres()[code] for code in shown["country"]]
    colour, records = look.status["pinpointed"], shown.to_dict("records")
    chart.trace(
        type="scattergeo", lon=[lon for lon, _ in places], lat=[lat for _, lat in places],
        mode="markers+text", text=words, ids=[*shown["country"]],
        textfont={"color": look.raised if look.name == "light" else look.sunken, "size": 12},
        marker={
            "size": across, "color": colour, "opacity": 0.88,
            "line": {"color": look.surface, "width": 1.25},
        },
        customdata=[[row["country"], said(row["country"], row)] for row in records],
        hovertemplate="%{customdata[1]}<extra></extra>",
        selected={"marker": {"opacity": 0.88}}, unselected={"marker": {"opacity": 0.88}},
    )  # fmt: skip


def _fits(n: float, across: float) -> bool:
    """Whether a circle has room for its count."""
    return across >= ROOM + 6 * (len(wording.count(n)) - 1)


def _legend(chart: canvas.Sketch, look: Look) -> None:
    """What circle, fill and dots mean, below the map, in three lines that a phone has room for."""
    for place, line in enumerate(_lines(look)):
        chart.label(
            text=line, x=0, xref="paper", y=0, yref="paper", xanchor="left", yanchor="top",
            yshift=-6 - 18 * place, font={"color": look.muted, "size": 12},
        )  # fmt: skip


def _lines(look: Look) -> Iterator[str]:
    dot = f"<span style='color:{look.status['pinpointed']}'>●</span>"
    yield f"{dot} area: series pinpointed; dotted: disputed border"
    yield f"Fill: % of referrals answered, where {wording.ENOUGH} or more"
    fills = (
        f"<span style='color:{mixed(look.surface, look.status['answered'], tint)}'>■</span> {words}"
        for tint, words in zip(TINTS, WORDS, strict=True)
    )
    yield "   ".join(fills)


def finding(rows: pd.DataFrame, extent: Extent) -> str:
    """The title: how many countries, how many of them in this part, and where most series are."""
    rows = canvas.numeric(rows, "pinpointed", "notified", "answered")
    if len(rows) and rows["pinpointed"].isna().all():
        return "Not delivered: which countries were pinpointed"
    shown = pinpointed(rows)
    if shown.empty:
        return "No country pinpointed in this scope"
    if len(shown) == 1:
        n = wording.plural(shown["pinpointed"].iloc[0], "series", "series")
        return f"{countries.name(shown['country'].iloc[0])}: {n} pinpointed"
    here = shown[[extent.holds(code) for code in shown["country"]]]
    if extent in CLOSE:
        if len(here) == len(shown):
            return f"Every country pinpointed lies in {extent.name}"
        every = wording.plural(len(shown), "country", "countries")
        verb = "lies" if len(here) == 1 else "lie"
        return f"{wording.count(len(here))} of {every} pinpointed {verb} in {extent.name}"
    most = shown[shown["pinpointed"] == shown["pinpointed"].max()]
    names = wording.listing(countries.name(code) for code in most["country"])
    n = wording.count(most["pinpointed"].iloc[0]) + (" each" if len(most) > 1 else "")
    total = wording.plural(len(shown), "country", "countries")
    return f"{total} pinpointed; most series: {names}, {n}"
