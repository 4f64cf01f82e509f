"""What did every task force publish, and where is this one among them?"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import pandas as pd

from lib import wording
from lib.charts import edition_dots as chart
from lib.charts.edition_dots import Dot, Gap, Strip
from lib.database import Snapshot
from lib.measure import measure
from lib.metrics import CATALOGUE
from lib.panels.edition.published import VIDTF, Published, elsewhere, label, nothing, published
from lib.panels.panel import Panel
from lib.scope import Scope
from lib.theme import Look

MOST_SLOTS: Final = 60  # beyond this the numbers of task forces are mistyped
CONFLICT: Final = 0.012  # of the width: conflicting figures stand side by side


@dataclass(frozen=True)
class Strips:
    """Small charts, of how many task forces there are figures, and what is to be said below."""

    strips: tuple[Strip, ...]
    places: int
    remarks: tuple[str, ...]
    delivered: bool


def numbers(metrics: tuple[str, ...], rest: bool, snapshot: Snapshot, scope: Scope) -> Strips:
    """A small chart for each of *metrics* that was published; with *rest* for unknown ones too."""
    there = published(snapshot, scope)
    figures = there.figures[there.figures["subject"] == VIDTF]
    wanted = [*metrics, *_unknown(figures)] if rest else [*metrics]
    slots = slots_of(figures, there)
    own = measured(snapshot, scope, wanted)
    strips = (_strip(name, figures, slots, there, own.get(name)) for name in wanted)
    places = int(figures["edition"].nunique())
    return Strips(tuple(filter(None, strips)), places, there.remarks, there.delivered)


def slots_of(figures: pd.DataFrame, there: Published) -> list[str]:
    """Every task force from the first to the last, those without a figure too, then the others."""
    named = [str(each) for each in figures["edition"].dropna().unique()]
    numbered = [int(each) for each in named if each.isdigit()]
    if there.number is not None and named:
        numbered.append(there.number)
    slots = [str(n) for n in range(min(numbered), max(numbered) + 1)] if numbered else []
    if len(slots) > MOST_SLOTS:
        slots = [str(n) for n in sorted(set(numbered))]
    others = sorted(each for each in named if not each.isdigit())
    if there.number is None and there.operation is not None and named:
        others.append(there.operation.name)
    return [*slots, *others]


def measured(snapshot: Snapshot, scope: Scope, metrics: Iterable[str]) -> dict[str, float]:
    """What the board itself measures of *metrics* in this scope; none that was not delivered."""
    known = [name for name in metrics if name in CATALOGUE]
    if not known:
        return {}
    row = measure(snapshot, known, scope).iloc[0]
    return {name: float(row[name]) for name in known if not pd.isna(row[name])}


def _unknown(figures: pd.DataFrame) -> list[str]:
    """Figures that no chart of the page has asked for."""
    asked = {name for names in GROUPS.values() for name in names}
    return [name for name in figures["metric"].unique() if name not in asked]


def _strip(
    metric: str, figures: pd.DataFrame, slots: list[str], there: Published, own: float | None
) -> Strip | None:
    """The small chart of one figure; None where it was never published."""
    rows = figures[(figures["metric"] == metric) & figures["edition"].notna()]
    if rows.empty:
        return None
    dots = [dot for slot in slots for dot in _dots(rows[rows["edition"] == slot], slot, slots)]
    if own is not None and there.operation is not None:
        dots.append(_own(there, slots, own))
    filled = {str(each) for each in rows["edition"]} | {_slot(there) if own is not None else ""}
    said = [elsewhere(row) for row in rows.to_dict("records")]
    return Strip(
        label(metric),
        tuple(sorted(dots, key=lambda dot: dot.place)),
        tuple(_gaps(slots, filled)),
        tuple((_middle(slot, slots), slot) for slot in slots),
        tuple(filter(None, said)),
    )


def _dots(rows: pd.DataFrame, slot: str, slots: list[str]) -> list[Dot]:
    """The figures of one task force: one, or several that conflict, side by side."""
    rows = rows.drop_duplicates(["value", "qualifier"])
    middle = _middle(slot, slots)
    return [
        Dot(
            f"VIDTF {slot}",
            middle + CONFLICT * (2 * n - len(rows) + 1),
            float(row["value"]),
            "" if pd.isna(row["qualifier"]) else str(row["qualifier"]),
            row["confidence"] != "high",
            conflict=bool(row["conflict"]),
        )
        for n, row in enumerate(rows.to_dict("records"))
    ]


def _own(there: Published, slots: list[str], own: float) -> Dot:
    name = there.operation.name if there.operation else ""
    return Dot(f"{name}, here", _middle(_slot(there), slots), own, own=True)


def _slot(there: Published) -> str:
    """Where this operation stands among the task forces."""
    if there.number is not None:
        return str(there.number)
    return there.operation.name if there.operation else ""


def _middle(slot: str, slots: list[str]) -> float:
    return (slots.index(slot) + 0.5) / len(slots)


def _gaps(slots: list[str], filled: set[str]) -> list[Gap]:
    """Runs of task forces without this figure."""
    runs: list[list[int]] = []
    for n, slot in enumerate(slots):
        if slot in filled:
            continue
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return [
        Gap(
            f"VIDTF {slots[run[0]]}" + (f"–{slots[run[-1]]}" if len(run) > 1 else ""),
            run[0] / len(slots),
            (run[-1] + 1) / len(slots),
        )
        for run in runs
    ]


GROUPS: Final = {
    "worked": (
        "series_processed", "series_planned", "series_pinpointed", "disseminated",
    ),
    "victims": ("victims_identified", "victims_tentative", "victims_safeguarded", "offenders"),
    "people": ("countries_taking_part", "organisations_taking_part", "experts", "files_available"),
    "so_far": ("cumulative_children_safeguarded", "cumulative_offenders"),
}  # fmt: skip


def table(found: Strips) -> pd.DataFrame:
    """One row per dot, as all small charts have them."""
    return pd.DataFrame(
        [_cells(strip, dot) for strip in found.strips for dot in strip.dots],
        columns=["figure", "when", "qualifier", "value", "confidence", "measured", "conflict"],
    )


def _cells(strip: Strip, dot: Dot) -> tuple[Any, ...]:
    sure = None if dot.own else "medium" if dot.medium else "high"
    return strip.name, dot.when, dot.qualifier, dot.value, sure, dot.own, dot.conflict


def figure(found: Strips, look: Look) -> str:
    """The small charts, and what is to be said below them."""
    return chart.html(found.strips, look, found.remarks)


def finding(found: Strips) -> str:
    """What the first of the small charts says; see ``lib.charts.edition_dots``."""
    if not found.strips:
        return nothing(found.delivered)
    return chart.finding(found.strips, found.places)


def alt(found: Strips) -> str:
    """How many small charts there are, and what the first one says."""
    there = wording.plural(len(found.strips), "small chart")
    return f"{there} of published figures by task force. {finding(found)}."


def _panel(group: str, title: str) -> Panel:
    wanted = GROUPS[group]
    return Panel(
        f"edition_{group}",
        title,
        tuple(name for name in wanted if name in CATALOGUE) or ("victims_safeguarded",),
        partial(numbers, wanted, group == "so_far"),
        figure,
        finding,
        alt,
        table,
        listing="published_figures",
    )


EDITION_WORK = _panel("worked", "How much did each task force get through?")
EDITION_VICTIMS = _panel("victims", "What became of victims and offenders?")
EDITION_PEOPLE = _panel("people", "Who took part, and how much was there to look at?")
EDITION_SO_FAR = _panel("so_far", "What do all task forces come to so far?")
