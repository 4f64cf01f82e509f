"""A table as people read it: headers and values in words, sorted by the values themselves."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

import pandas as pd
import streamlit as st

from lib import country as countries
from lib import wording
from lib.metrics import CATALOGUE

LABELS: Final = {
    "name": "Country",
    "longest_wait": "Longest wait, hours",
    "hours": "Hours",
    "series_id": "Series",
    "tip_id": "Tip",
    "what": "Kind",
    "title": "What",
    "uploaded": "In ICSE",
    "latest": "Latest event",
    "latest_at": "Latest event at",
}
CODES: Final = {"latest", "kind", "table", "state", "status"}  # words of the data, with underscores
MOST_CELLS: Final = 200_000  # beyond, pandas does not word every cell


def draw(frame: pd.DataFrame, height: Any) -> None:
    """Draw a table; its instants are in the operation's zone already."""
    if {"name", "country"} <= set(frame.columns):
        frame = frame.drop(columns="country")
    shown = named(frame).reset_index(drop=True)
    labels = {column: label(column, shown[column]) for column in shown}
    words = {column: worded(shown[column]) for column in shown}
    st.dataframe(
        shown.style.format(words) if shown.size <= MOST_CELLS else shown,
        hide_index=True,
        height=height,
        column_config=labels,
        placeholder=wording.NOTHING,
    )


def named(frame: pd.DataFrame) -> pd.DataFrame:
    """The table with names in the place of codes, lists as text."""
    frame = frame.copy()
    for column in frame.columns:
        if frame[column].map(lambda value: isinstance(value, str | list)).any():
            frame[column] = frame[column].map(lambda value, of=column: _text(of, value))
    return frame


def _text(column: str, value: Any) -> Any:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or None
    if not isinstance(value, str):
        return value
    if column == "country":
        return countries.name(value)
    return value.replace("_", " ") if column in CODES else value


def label(column: str, values: pd.Series) -> str:
    """The header of a column: the catalogue's label, else plain English; instants with a zone."""
    if column in CATALOGUE:
        return CATALOGUE[column].label
    plain = LABELS.get(column) or column.replace("_", " ").capitalize()
    if not isinstance(values.dtype, pd.DatetimeTZDtype):
        return plain
    zones = {wording.zone_name(each.to_pydatetime()) for each in values.dropna()}
    return f"{plain} ({zones.pop() if len(zones) == 1 else values.dtype.tz})"


def worded(values: pd.Series) -> Callable[[Any], str]:
    """How the values of a column are written."""
    numbers = pd.api.types.is_float_dtype(values.dtype)
    parts = numbers and bool((values.dropna() % 1 != 0).any())
    return lambda value: written(value, parts)


def written(value: Any, parts: bool = False) -> str:
    """One value; with *parts* its column has fractions, so one decimal is shown throughout."""
    if pd.isna(value):
        return wording.NOTHING
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return f"{wording.day(value)} {value:%H:%M}"
    if isinstance(value, date):
        return wording.day(value)
    if pd.api.types.is_bool(value):
        return "yes" if value else "no"
    return f"{value:,.1f}".replace(",", wording.THIN) if parts else wording.count(value)
