"""What stands behind a figure, one click away: its numbers, its meaning, its SQL, its rows.

All of it is made only when it is opened, in a fragment that leaves the picture alone.
"""

from typing import Any

import pandas as pd
import streamlit as st

from lib import charts, export, listing, measure, wording
from lib.metric import Grain, Metric
from lib.metrics import CATALOGUE, dims
from lib.panels import Panel
from lib.ui import grid
from lib.ui.asked import numbers, sentence
from lib.ui.plain import plain, tag
from lib.ui.trouble import guarded
from lib.ui.view import view

CONFIG: dict[str, Any] = {**charts.CONFIG, "topojsonURL": "/app/static/topojson/"}
MOST_ROWS = 500
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@st.fragment
def explain(panel: Panel) -> None:
    """A popover: meaning, what is left out, the rows behind the figure, and its SQL."""
    label = plain(f"Explain {panel.title}")
    opened = st.popover(label, type="tertiary", key=f"explain-{panel.name}", on_change="rerun")
    if opened.open:
        with opened, guarded():
            st.html("".join(meaning(CATALOGUE[name]) for name in panel.metrics))
            behind(panel)
            with st.expander("SQL", type="compact"):
                sql(panel)
                bound()


@st.fragment
def table(panel: Panel) -> None:
    """The same numbers as a table, and as files."""
    opened = st.expander("Numbers", key=f"numbers-{panel.name}", type="compact", on_change="rerun")
    if opened.open:
        with opened, guarded():
            as_table(panel)


def meaning(metric: Metric, beside: str = "") -> str:
    """The metric as a sentence, and what it leaves out; *beside* is markup after its label."""
    left = tag("p", metric.leaves_out, "aside") if metric.leaves_out else ""
    return tag("h3", metric.label) + beside + tag("p", metric.meaning) + left


def sql(panel: Panel) -> None:
    """The SQL that measures it; each value of a person is a bound parameter."""
    names = dict.fromkeys(
        part for name in panel.metrics for part in CATALOGUE[name].over or (name,)
    )
    together: dict[tuple[str, Grain | None], list[Metric]] = {}
    for metric in map(CATALOGUE.__getitem__, names):
        together.setdefault((metric.fact, metric.grain), []).append(metric)
    for (fact, grain), metrics in together.items():
        by = [dim for dim in panel.by if dim in dims(metrics[0].name)]
        # Without a language: the colours of Streamlit's highlighter are too faint to read.
        st.code(measure.statement(fact, grain, metrics, by), language=None, wrap_lines=True)


def bound() -> None:
    """The values that are bound in this scope."""
    here = view()
    arguments = here.snapshot.arguments(here.scope)
    lines = (f"${name} = {'null' if value is None else value}" for name, value in arguments.items())
    st.html(tag("p", "In this scope, with", "aside"))
    st.code("\n".join(lines), language=None, wrap_lines=True)


def behind(panel: Panel) -> None:
    """The rows behind the figure, as far as the viewer may see them."""
    if not panel.listing:
        return
    here = view()
    where = {column: getattr(here.focus, field) for column, field in panel.behind}
    rows = listing.rows(here.snapshot, panel.listing, here.scope, limit=MOST_ROWS, where=where)
    there = len(rows)
    if there == MOST_ROWS:
        there = listing.count(here.snapshot, panel.listing, here.scope, where=where)
    said = tag("p", f"{listing.LISTINGS[panel.listing].meaning.capitalize()}.", "aside")
    st.html(tag("h3", rows_behind(len(rows), there)) + said)
    if there:
        grid.draw(in_zone(rows), 240)


def rows_behind(shown: int, there: int) -> str:
    """The heading over the rows, which says whether they are all."""
    if shown == there:
        return f"Rows behind it: {wording.count(there) if there else 'none'}"
    return f"Rows behind it: {wording.count(shown)} of {wording.plural(there, 'row')}"


def as_table(panel: Panel) -> None:
    """The numbers as a table, and as files."""
    frame = panel.table(numbers(view(), panel))
    grid.draw(in_zone(frame), "content" if len(frame) <= 12 else 420)
    named = wording.slug(sentence(view()))
    with st.container(horizontal=True, gap="small"):
        for kind, mime, make in files(panel, frame):
            st.download_button(
                kind.upper(), make, f"{panel.name}_{named}.{kind}", mime,
                key=f"{kind}-{panel.name}", on_click="ignore",
            )  # fmt: skip


def in_zone(frame: pd.DataFrame) -> pd.DataFrame:
    """The table with its instants (UTC, as all that is stored) in the operation's zone."""
    here = view()
    zone = here.snapshot.zone(here.scope.operation)
    instants = frame.select_dtypes(["datetime", "datetimetz"]).columns
    return frame.assign(
        **{name: pd.to_datetime(frame[name], utc=True).dt.tz_convert(zone) for name in instants}
    )


def files(panel: Panel, frame: pd.DataFrame) -> list[tuple[str, str, Any]]:
    """Each kind of file, made when it is asked for."""
    said = sentence(view())
    return [
        ("csv", "text/csv", lambda: export.csv(frame, said).encode()),
        ("xlsx", XLSX, lambda: export.xlsx(frame, said, panel.title)),
        ("parquet", "application/vnd.apache.parquet", lambda: export.parquet(frame, said)),
    ]
