"""One country's series by day: pinpointed and processed, cumulative."""

import pandas as pd

from lib import wording
from lib.charts import canvas
from lib.theme import Look

SIZE = (420, 130)  # pixels; it is scaled to its place


def html(by_day: pd.DataFrame, look: Look) -> str:
    """Two lines that only rise. *by_day*: ``day`` (each one), ``pinpointed``, ``processed``."""
    if not _any(by_day):
        return '<p class="nothing">Nothing to draw in this scope.</p>'
    found, done = (float(by_day[name].iloc[-1]) for name in ("pinpointed", "processed"))
    top = max(found, done)
    lines = (
        canvas.steps.Steps([*by_day["pinpointed"]], look.status["pinpointed"], 2.5),
        canvas.steps.Steps([*by_day["processed"]], look.status["processed"]),
    )
    ends = (by_day["day"].min(), by_day["day"].max())
    says = wording.short_day if ends[0].year == ends[1].year else wording.day
    days = map(says, ends)
    return (
        '<div class="country-growth">'
        f'<p><span class="pinpointed"><b>{wording.count(found)}</b> pinpointed</span>'
        f'<span class="processed"><b>{wording.count(done)}</b> processed</span></p>'
        f'<span class="scale"><span>{wording.count(top)}</span><span>0</span></span>'
        f"{canvas.steps.img(lines, top, look, finding(by_day), SIZE)}"
        f'<span class="days">{"".join(f"<span>{day}</span>" for day in dict.fromkeys(days))}</span>'
        "</div>"
    )


def _any(by_day: pd.DataFrame) -> bool:
    return len(by_day) > 0 and bool(by_day[["pinpointed", "processed"]].to_numpy().any())


def finding(by_day: pd.DataFrame) -> str:
    """The title: how many are pinpointed, and how many of the country's series processed."""
    if not _any(by_day):
        return "Nothing pinpointed or processed in this scope"
    found, done = (float(by_day[name].iloc[-1]) for name in ("pinpointed", "processed"))
    said = wording.plural(found, "series", "series")
    return f"{said} pinpointed, {wording.count(done)} processed"
