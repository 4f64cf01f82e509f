"""The operation played back in the browser: all frames are sent once, then the server rests."""

from pathlib import Path
from typing import Any

import streamlit as st

from lib import country as countries
from lib import wording
from lib.charts.status_bars import LABEL
from lib.panels.headline import Found, Headline
from lib.panels.panel import Panel
from lib.panels.replay import CLOCKS, Frame, Replay, finding, grid
from lib.panels.status_bars import STATUSES
from lib.panels.tiles import HEADLINES
from lib.ui import detail, doubt
from lib.ui.asked import numbers, sentence
from lib.ui.plain import tag
from lib.ui.store import NUMBERS
from lib.ui.trouble import guarded
from lib.ui.view import view

Sent = dict[str, Any]  # what JSON can hold
HERE = Path(__file__).with_name("player")
SCRIPTS = ("elements", "figures", "burn_up", "tiles", "controls", "player", "replay")
# A component has one module, and its parts have no address from which it could import them.
SCRIPT = "\n".join((HERE / f"{part}.js").read_text(encoding="utf-8") for part in SCRIPTS)
player = st.components.v2.component("replay", js=SCRIPT, isolate_styles=False)
WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
PARTS = {"start": "before the first morning", "morning": "morning", "evening": "evening"}


def playback(panel: Panel) -> bool:
    """The operation on one screen, to be played; whether it could be measured."""
    here = view()
    st.html(tag("h2", "The operation played back", "unseen"))
    with st.container(key="replay", gap=None), guarded():
        with st.spinner("Measuring every half-day by both clocks …"):
            found: Replay = numbers(here, panel)
            data = NUMBERS.of((here.snapshot.id, "replay sent", here.scope), lambda: sent(found))
        if found.moments:
            player(key="player", data=data | {"sentence": sentence(here)})
        else:
            st.html(tag("p", "No operation in this scope that could be played back.", "nothing"))
        return True
    return False


def about(panel: Panel) -> None:
    """Which moments are shown, what is doubted, and what the figures mean."""
    with st.container(key="replay-foot", horizontal=True, gap="small"):
        st.html(tag("p", course(numbers(view(), panel)), "aside"))
        doubt.badge(panel)
        detail.explain(panel)


def course(found: Replay) -> str:
    """What the frames are, in a sentence, with all that was left out."""
    if not found.moments:
        return ""
    first, last = (wording.local(found.moments[n].at, found.zone).date() for n in (0, -1))
    step = {0: "half-day by half-day", 1: "day by day"}.get(
        found.course.every, f"every {found.course.every} days, as it is long"
    )
    leap = "; the last step leaps over days after the operation" if found.course.skipped else ""
    return f"The operation {step}, {wording.period(first, last)}{leap}."


def sent(found: Replay) -> Sent:
    """Everything that the browser needs: texts as they are read, numbers where it draws."""
    if not found.moments:
        return {}
    return {
        "clock": found.clock,
        "moments": [moment(found, n) for n in range(len(found.moments))],
        "labels": [headline.label for headline in HEADLINES],
        "statuses": [[status, LABEL[status]] for status in STATUSES],
        "clocks": {clock: clockwise(found, clock) for clock in CLOCKS},
        "plan": line(found.plan, "planned"),
        "notes": [[milliseconds(n["at"]), said(found, n)] for n in found.notes.to_dict("records")],
        "grid": tiles(found),
    }


def moment(found: Replay, place: int) -> Sent:
    """A moment in words: its day, the part of it, its time of day with the zone."""
    there = found.moments[place]
    local = wording.local(there.at, found.zone)
    return {
        "at": milliseconds(there.at),
        "day": f"{WEEKDAYS[local.weekday()]} {wording.day(local)}",
        "short": wording.short_day(local),
        "part": PARTS.get(there.part, ""),
        "time": f"{wording.clock(local.replace(second=0))} {wording.zone_name(local)}",
        "now": there.as_of is None,
    }


def clockwise(found: Replay, clock: str) -> Sent:
    """The frames by one clock."""
    frames = found.frames[clock]
    return {
        "figures": [figures(found, frame) for frame in frames],
        "changes": [
            changes(one, other) for one, other in zip((None, *frames), frames, strict=False)
        ],
        "statuses": [[frame.figures[name] for name in STATUSES.values()] for frame in frames],
        "received": [frame.figures["series_received"] for frame in frames],
        "processed": [frame.figures["series_processed"] for frame in frames],
        "countries": [
            {code: [*pair] for code, pair in frame.countries.items()} for frame in frames
        ],
        "pinpointed": [pinpointed(frame) for frame in frames],
        "findings": [finding(found, clock, place) for place in range(len(frames))],
    }


def figures(found: Replay, frame: Frame) -> list[list[str]]:
    """The words of each headline."""
    there = dict(frame.figures)
    if found.part:
        del there["series_planned"]  # the plan is for the whole, as on the overview
    return [figure(each, there) for each in HEADLINES]


def figure(headline: Headline, there: Found) -> list[str]:
    """One headline: the figure, what stands beside it, and all digits of one that is cut."""
    value = there[headline.metric]
    of = headline.of(there) if value is not None else "not delivered"
    short, whole = wording.big(value), wording.count(value)
    beside = ", ".join(filter(None, [of, headline.second(there)]))
    return [short, beside, whole if whole != short else ""]


def changes(before: Frame | None, now: Frame) -> list[str]:
    """How each headline moved since the frame before; empty where it did not."""
    return [change(headline.metric, before, now) for headline in HEADLINES]


def change(metric: str, before: Frame | None, now: Frame) -> str:
    """``+12``; empty for no change, or nothing to compare with."""
    then, value = before.figures[metric] if before else None, now.figures[metric]
    return "" if then is None or value is None or then == value else wording.signed(value - then)


def said(found: Replay, note: Sent) -> str:
    """``17 Oct 13:10: Case system down``."""
    there = wording.local(note["at"], found.zone)
    return f"{wording.short_day(there)} {wording.clock(there)}: {note['text']}"


def line(frame: Any, column: str) -> list[list[float]]:
    """The points of a line."""
    pairs = zip(frame["at"], frame[column], strict=True)
    return [[milliseconds(at), float(value)] for at, value in pairs]


def tiles(found: Replay) -> Sent:
    """The tile grid: where each country stands, its name, and what each tint means."""
    there = grid(found)
    places = sorted(there.places.items(), key=lambda place: place[1][::-1])
    return {
        "places": [[code, countries.name(code), *place] for code, place in places],
        "bounds": [*there.bounds],
    }


def pinpointed(frame: Frame) -> list[str]:
    """What stands above the tile grid, and what below it of those without a country."""
    there = [code for code, (series, _) in frame.countries.items() if series and code != "unknown"]
    many = wording.plural(len(there), "country", "countries")
    unknown, _ = frame.countries.get("unknown", (0, 0))
    return [
        f"Series pinpointed, in {many}" if there else "No country pinpointed yet",
        f"{wording.count(unknown)} pinpointed without a country" if unknown else "",
    ]


def milliseconds(at: Any) -> float:
    """An instant as the browser counts it; a naive one is UTC."""
    return wording.local(at, "UTC").timestamp() * 1000
