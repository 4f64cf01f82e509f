"""How the public's answer fades: tips per object and day, week by week since publication."""

import base64
import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from lib import wording
from lib.theme import Look

WEEKS: Final = 26  # that are shown
WIDE, TALL = 300, 132  # pixels of a picture
LEFT, RIGHT, TOP, FOOT = 34, 6, 8, 34
ZERO: Final = 14  # pixels below the log scale, where weeks without a tip stand

Rates = Sequence[float | None]


@dataclass(frozen=True)
class Cohort:
    """Objects released together.

    ``rates`` are tips per object and day in each week since publication (None for a week
    that they were not all public, or that is not in scope), ``useful`` the same of useful
    tips (empty when not delivered). ``tips`` and ``helped`` count those of the weeks shown;
    ``half`` says within how many days half of them came, where that can be said.
    """

    name: str
    objects: int
    tips: float
    helped: float | None
    rates: Rates
    useful: Rates
    half: int | None = None


def html(cohorts: Sequence[Cohort], look: Look, nothing: str) -> str:
    """Small multiples on one log scale, the first as wide as two."""
    seen = [rate for cohort in cohorts for rate in (*cohort.rates, *cohort.useful) if rate]
    if not seen:
        return f'<p class="nothing">{escape(nothing)}</p>'
    low, high = math.floor(math.log10(min(seen))), math.ceil(math.log10(max(seen)))
    span = (low, max(high, low + 1))
    items = "".join(_item(cohort, span, look) for cohort in cohorts)
    key = '<i class="key other"></i>tips per object and day '
    if any(cohort.useful for cohort in cohorts):
        key += '<i class="key useful"></i>of them useful'
    return (
        f'<p class="decays-key">{key}</p><ul class="decays">{items}</ul>'
        f'<p class="foot">Each picture: {WEEKS} weeks since publication, left to right, on one '
        "log scale. Weeks without a tip stand as rings below it.</p>"
    )


def _item(cohort: Cohort, span: tuple[int, int], look: Look) -> str:
    words = said(cohort)
    data = base64.b64encode(_svg(cohort, span, look).encode()).decode()
    return (
        f'<li><h3>{escape(cohort.name)}</h3><img width="{WIDE}" height="{TALL}" loading="lazy"'
        f' alt="{escape(f"{cohort.name}: {words}")}" src="data:image/svg+xml;base64,{data}">'
        f"<p>{escape(words)}</p></li>"
    )


def said(cohort: Cohort) -> str:
    """A cohort in words: how many tips, how many of them useful, and how fast they came."""
    tips = wording.plural(cohort.tips, "tip")
    if cohort.helped is None:
        worth = "useful: not delivered"
    else:
        share = wording.share(cohort.helped, cohort.tips)
        part = share.split(" of ")[0] if share else wording.count(cohort.helped)
        worth = f"{part} useful"
    within = f"; half within {wording.plural(cohort.half, 'day')}" if cohort.half else ""
    return f"{wording.plural(cohort.objects, 'object')}, {tips}, {worth}{within}"


def _svg(cohort: Cohort, span: tuple[int, int], look: Look) -> str:
    style = f'font-family="sans-serif" font-size="11" fill="{look.muted}"'
    parts = [_grid(span, look), _axis(look)]
    parts.append(_line(cohort.rates, span, look.status["other"], 1.5))
    parts.append(_line(cohort.useful, span, look.status["useful"], 2))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {TALL}" width="{WIDE}"'
        f' height="{TALL}" {style}>{"".join(parts)}</svg>'
    )


def _x(week: float) -> float:
    return LEFT + (WIDE - LEFT - RIGHT) * (week + 0.5) / WEEKS


def _y(rate: float, span: tuple[int, int]) -> float:
    """Where a rate stands; 0 has no logarithm, and stands below the scale."""
    foot = TALL - FOOT
    if not rate:
        return foot + ZERO
    return foot - (foot - TOP) * (math.log10(rate) - span[0]) / (span[1] - span[0])


def _grid(span: tuple[int, int], look: Look) -> str:
    lines = []
    for power in range(span[0], span[1] + 1):
        y = _y(10.0**power, span)
        words = f"{10.0**power:g}"
        lines.append(
            f'<line x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"'
            f' stroke="{look.grid}"/><text x="{LEFT - 5}" y="{y + 4:.1f}"'
            f' text-anchor="end">{words}</text>'
        )
    return "".join(lines)


def _axis(look: Look) -> str:
    y = TALL - FOOT + ZERO
    ticks = "".join(
        f'<text x="{_x(week - 1):.1f}" y="{TALL - 4}" text-anchor="middle">{week}</text>'
        for week in (1, 13, 26)
    )
    line = f'<line x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{y}" y2="{y}" stroke="{look.axis}"/>'
    return f'{line}<text x="{LEFT - 5}" y="{y + 4}" text-anchor="end">0</text>{ticks}'


def _line(rates: Rates, span: tuple[int, int], colour: str, width: float) -> str:
    """A line through the weeks with a tip, parted where there was none: a ring stands there."""
    runs: list[list[str]] = [[]]
    rings = []
    for week, rate in enumerate(rates):
        if rate:
            runs[-1].append(f"{_x(week):.1f},{_y(rate, span):.1f}")
            continue
        if runs[-1]:
            runs.append([])
        if rate is not None:
            rings.append(
                f'<circle cx="{_x(week):.1f}" cy="{_y(0, span):.1f}" r="2.5" fill="none"'
                f' stroke="{colour}"/>'
            )
    lines = "".join(
        f'<polyline points="{" ".join(run)}" fill="none" stroke="{colour}"'
        f' stroke-width="{width}" stroke-linejoin="round"/>'
        for run in runs if len(run) > 1
    )  # fmt: skip
    dots = "".join(
        f'<circle cx="{x}" cy="{y}" r="{width}" fill="{colour}"/>'
        for run in runs for x, y in (point.split(",") for point in run)
    )  # fmt: skip
    return lines + dots + "".join(rings)


def finding(cohorts: Sequence[Cohort], apart: float = 0.0) -> str:
    """The title: within how many days half of the tips came, and how many were useful.

    The first of *cohorts* is all of them together; *apart* are tips on published objects
    that came at another time than in the weeks that are shown.
    """
    if not cohorts or not cohorts[0].tips:
        if not apart:
            return "No tips on a published object in this scope."
        late = wording.plural(apart, "tip")
        return f"{late} on published objects, none in their first {WEEKS} weeks"
    every = cohorts[0]
    whose = wording.noun(every.objects, "its", "their")
    on = f"on {wording.plural(every.objects, 'object')} in {whose} first {WEEKS} weeks"
    tips = f"{wording.plural(every.tips, 'tip')} {on}"
    worth = said(every).split(", ")[2].split("; ")[0]
    if every.half:
        return f"Half of {tips} came within {wording.plural(every.half, 'day')}; {worth} of all"
    return f"{tips}; {worth}"
