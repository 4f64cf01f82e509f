"""Slides at the edge of what can be drawn: withheld, rounded, empty, hostile names, half-days."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from lib.briefing.slide import (
    Body,
    Briefing,
    Column,
    Figures,
    Item,
    Number,
    Plot,
    Said,
    Series,
    Table,
)
from tests.briefing.drawn import BRIEFING, DAYS, HEADLINE, hours, line, slide

HALF_DAYS = tuple(datetime(2019, 10, 14, 5, tzinfo=UTC) + timedelta(hours=12 * n) for n in range(8))
MANY_DAYS = tuple(date(2019, 9, 1) + timedelta(days=n) for n in range(75))
WITHHELD = Number(731, None, "count", (), "withheld")  # a figure that must not get out
WITHHELD_HOURS = Number(731, None, "hours", (), "withheld")
ROUNDED = Number(900, None, "count", (), "rounded", "more than 900")
SMALL = Number(10, None, "count", (), "rounded", "fewer than 10")  # no length of 10
UNTIL = [30, 170, 290, 412]

HALF_DAY_LINES = Plot(
    "lines", HALF_DAYS,
    (
        line("processed", [*UNTIL, *[None] * 4], "processed"),
        line("received", [900, 905, 905, 911, *[None] * 4], "received"),
        line("p5", [None] * 3 + [412, 450, 480, 500, 520], "forecast"),
        line("p95", [None] * 3 + [412, 560, 700, 860, 1_010], "forecast"),
        line("p25", [None] * 3 + [412, 480, 540, 590, 640], "forecast"),
        line("p75", [None] * 3 + [412, 520, 620, 720, 830], "forecast"),
        line("forecast", [None] * 3 + [412, 500, 580, 660, 740], "forecast"),
        line("planned", [125 * (n + 1) for n in range(8)], "plan"),
    ),
    "series", "When", bands=(("p5", "p95"), ("p25", "p75")),
    notes=tuple((HALF_DAYS[n], f"Moment {n} with its words") for n in (1, 2, 3, 4, 5)),
)  # fmt: skip
HALF_DAY_COLUMNS = Plot(
    "columns", HALF_DAYS,
    (Series("tips", (Number(3), Number(None), WITHHELD, Number(1_200), *[Number(9)] * 4),
            "useful"),),
    "tips", "When", notes=((HALF_DAYS[3], "Release 1"), (HALF_DAYS[6], "Release 2")),
)  # fmt: skip
MANY_COLUMNS = Plot(
    "columns", MANY_DAYS, (line("tips", [n * 37 % 91 * 40 for n in range(75)], "useful"),),
    "tips", "Day", notes=((MANY_DAYS[20], "Release 1"),),
)  # fmt: skip
HOSTILE = Plot(
    "bars", ("=cmd()", "+plus", "-minus", "@at & <b>", 'Ten "q"'),
    (Series("=SUM(A1)", (WITHHELD, ROUNDED, Number(12), Number(3), Number(None)), "waiting"),),
    "tips", "=Place", ties=(None, WITHHELD_HOURS, hours(3), Number(None, None, "hours"), None),
)  # fmt: skip
FEW_BARS = Plot(
    "bars", ("a", "b", "c"), (Series("tips", (ROUNDED, SMALL, Number(0)), "waiting"),), "tips"
)
FEW_COLUMNS = Plot(
    "columns", MANY_DAYS[:60],
    (Series("tips", tuple(WITHHELD if n % 9 in (3, 4) else SMALL if n % 7 == 3 else Number(n % 7)
                          for n in range(60)), "useful"),),
    "tips", "Day",
)  # fmt: skip
QUIET_COLUMNS = Plot(
    "columns", DAYS, (Series("tips", (*[Number(0)] * 9, Number(7), SMALL, WITHHELD), "useful"),),
    "tips", "Day",
)  # fmt: skip
FEW_LINES = Plot(
    "lines", DAYS,
    (
        Series("processed", (Number(0), *[SMALL] * 6, *[ROUNDED] * 5), "processed"),
        Series("received", (*[WITHHELD] * 4, *[ROUNDED] * 3, *[WITHHELD] * 3, *[ROUNDED] * 2),
               "received"),
    ),
    "series", "Day",
)  # fmt: skip
FEW_PARTS = Plot(
    "stack", ("Release 1", "Release 2"),
    (Series("useful", (ROUNDED, SMALL), "useful"), Series("waiting", (SMALL, ROUNDED), "waiting")),
    "tips", "Release",
)  # fmt: skip
NAMES = tuple(f"Country number {n}" for n in range(20))
MANY_BARS = Plot(
    "bars", NAMES, (line("tips", [1000 - 37 * n for n in range(20)], "answered"),), "tips", "Place"
)
CHANGES = Plot(
    "bars", ("a", "b", "c"),
    (Series("change", tuple(Number(n, None, "change") for n in (12, -7, 0)), "accent"),),
    "tips", "Place",
)  # fmt: skip
HOURS = Plot(
    "bars", ("median", "longest"), (Series("hours", (hours(6.4), hours(26.25)), "waiting"),), "h"
)
SHARES = Plot(
    "lines", DAYS[:3],
    (
        Series("useful", tuple(Number(n, None, "share") for n in (0.12, 0.34, 1 / 3)), "useful"),
        Series("others", (Number(0.2, None, "share"), WITHHELD, Number(0.1, None, "share")),
               "other"),
    ),
    "", "Day",
)  # fmt: skip
ONE_DAY = Plot("lines", DAYS[:1], (line("processed", [5], "processed"),), "series", "Day")
NOTHING = Plot("bars", (), (), "series", "Day")
LONG = Table(
    (Column("day", "Day", "day"), Column("at", "When it became known", "moment"),
     Column("text", "Text", "text"), Column("n", "Number", "count", "waiting")),
    tuple(
        (DAYS[n % 12], HALF_DAYS[n % 8], "=cmd() words " * (1 + n % 4),
         WITHHELD if n == 3 else ROUNDED if n == 4 else Number(n * 100))
        for n in range(40)
    ),
    more="and 25 more countries",
)  # fmt: skip
NO_LEAD = Figures(tuple(replace(item, lead=False) for item in HEADLINE.items))
TWO = Figures((Item("Tips", WITHHELD, (Said(WITHHELD, "useful"),), True), Item("Open", ROUNDED)))

WORDY = (
    "A title that is rather long, so long that it can't stand in two lines at thirty points, "
    "whatever is done, and so becomes smaller than the others, as it must be"
)
BODIES: dict[str, tuple[str, Body]] = {
    "half_day_lines": (WORDY, HALF_DAY_LINES),
    "half_day_columns": ("Columns over half-days", HALF_DAY_COLUMNS),
    "many_columns": ("Columns over 75 days", MANY_COLUMNS),
    "hostile": ("=cmd() is a title", HOSTILE),
    "many_bars": ("Twenty bars", MANY_BARS),
    "changes": ("Changes", CHANGES),
    "hours": ("Hours", HOURS),
    "shares": ("Shares", SHARES),
    "one_day": ("One day", ONE_DAY),
    "nothing": ("Nothing", NOTHING),
    "long": ("Forty rows", LONG),
    "few_bars": ("Fewer than 10 is no length", FEW_BARS),
    "few_columns": ("A column that is not drawn is no 0", FEW_COLUMNS),
    "quiet_columns": ("Nothing on most days", QUIET_COLUMNS),
    "few_lines": ("Lines of rounded figures", FEW_LINES),
    "few_parts": ("Parts that are small", FEW_PARTS),
    "no_lead": ("Seven without a lead", NO_LEAD),
    "two": ("Two", TWO),
}
EDGE: Briefing = replace(
    BRIEFING,
    slides=tuple(slide(name, *said) for name, said in BODIES.items()),
    sentence="VIDTF 7 · Germany, France, Poland and 12 more · Europol, Landeskriminalamt "
    "Nordrhein-Westfalen and 3 more · 14–18 Oct 2019 · as known on 22 Oct 2019 18:00 CEST · "
    "snapshot 7f3a91 of 22 Oct 17:40 · TLP:RED",
    marking="TLP:RED",
    handling="",
    remarks=("Counts of 1 to 4 are withheld, and others with which they could be computed.",),
)
