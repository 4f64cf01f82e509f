"""The series that have stood longest where they stand, each a link."""

from html import escape
from typing import Any, Final

import pandas as pd

from lib import wording
from lib.charts import canvas

STANDS: Final = {
    "received": "received, not prepared",
    "prepared": "prepared, not started",
    "started": "in analysis",
    "reopened": "reopened",
    "pinpointed": "pinpointed, not notified",
    "notified": "notified, not answered",
}


def html(dots: pd.DataFrame) -> str:
    """An ordered list, longest first. *dots*: ``series_id``, ``stage``, ``hours``, ``href``.

    ``most`` are the hours within which 85 % of the ``moved_on`` series were through: what
    stands longer is in amber, and says so, as in the picture beside it.
    """
    if dots.empty:
        return '<p class="nothing">No series is in work in this scope.</p>'
    items = "".join(_item(record) for record in dots.to_dict("records"))
    return f'<div class="attention longest"><section><ol>{items}</ol></section></div>'


def _item(record: dict[Any, Any]) -> str:
    name = canvas.linked(str(record["series_id"]), record.get("href"))
    late = _is_late(record)
    beyond = f"; 85{wording.UNIT}% took less" if late else ""
    detail = f"<small>{escape(STANDS[str(record['stage'])])}{beyond}</small>"
    kind = "hours" if late else "hours usual"
    hours = wording.hours(float(record["hours"]))
    return f'<li><span class="what">{name}{detail}</span><b class="{kind}">{hours}</b></li>'


def _is_late(record: dict[Any, Any]) -> bool:
    most, moved_on = record.get("most"), record.get("moved_on")
    if pd.isna(most) or pd.isna(moved_on) or moved_on < wording.ENOUGH:
        return False
    return float(record["hours"]) > float(most)


def finding(dots: pd.DataFrame) -> str:
    """The title: which one, and how long."""
    if dots.empty:
        return "No series is in work"
    first = dots.iloc[0]
    stands = STANDS[str(first["stage"])]
    return f"Longest: {first['series_id']}, {stands} for {wording.hours(float(first['hours']))}"
