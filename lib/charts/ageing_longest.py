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
    """An ordered list. *dots*: ``series_id``, ``stage``, ``hours``, ``href``, longest first."""
    if dots.empty:
        return '<p class="nothing">No series is in work in this scope.</p>'
    items = "".join(_item(record) for record in dots.to_dict("records"))
    return f'<div class="attention longest"><section><ol>{items}</ol></section></div>'


def _item(record: dict[Any, Any]) -> str:
    name = canvas.linked(str(record["series_id"]), record.get("href"))
    detail = f"<small>{escape(STANDS[str(record['stage'])])}</small>"
    hours = wording.hours(float(record["hours"]))
    return f'<li><span class="what">{name}{detail}</span><b class="hours">{hours}</b></li>'


def finding(dots: pd.DataFrame) -> str:
    """The title: which one, and how long."""
    if dots.empty:
        return "No series is in work"
    first = dots.iloc[0]
    stands = STANDS[str(first["stage"])]
    return f"Longest: {first['series_id']}, {stands} for {wording.hours(float(first['hours']))}"
