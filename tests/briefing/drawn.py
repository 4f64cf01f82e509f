"""A briefing with a slide of every kind, written by hand: what mouths are tried on."""

from datetime import UTC, date, datetime, timedelta

from lib.briefing.slide import (
    Body,
    Briefing,
    Column,
    Cover,
    Figures,
    Item,
    Number,
    Plot,
    Said,
    Series,
    Slide,
    Table,
)
from lib.release.cell import Key

MISSING = [None, None, None]
DAYS = tuple(date(2019, 10, 14) + timedelta(days=n) for n in range(12))


def count(value: float | None, metric: str = "", **at: str) -> Number:
    """A count of a metric; without one, of what no release rule touches."""
    key: Key | None = (metric, tuple(sorted(at.items()))) if metric else None
    return Number(value, key)


def hours(value: float | None) -> Number:
    return Number(value, None, "hours")


def line(name: str, values: list[float | None], role: str) -> Series:
    return Series(name, tuple(Number(value) for value in values), role)  # type: ignore[arg-type]


HEADLINE = Figures((
    Item("Series processed", count(925, "series_processed"),
         (Said(count(1000), "planned", before="of"), Said(count(82, "series_open"), "open")), True),
    Item("Files available", count(48_127_350), (Said(count(48_127_350), "counted"),)),
    Item("Series pinpointed", count(173, "series_pinpointed"),
         (Said(count(42, "countries_pinpointed"), "country", "countries", "in"),)),
    Item("Countries notified", count(42, "countries_notified"),
         (Said(count(221, "referrals_sent"), "referral", "referrals"),
          Said(count(132, "referrals_waiting"), "waiting"))),
    Item("Victims identified", count(0, "victims_identified"),
         (Said(count(4, "victims_tentative"), "tentative"),
          Said(count(None, "victims_safeguarded"), "safeguarded"))),
    Item("Uploaded to ICSE", count(1000, "series_uploaded"),
         (Said(count(612, "series_icse_new"), "new"),
          Said(count(431, "series_icse_added"), "added"))),
    Item("Tips received", count(24_000, "tips_received"),
         (Said(count(2920, "tips_useful"), "useful"),)),
))  # fmt: skip
BURN_UP = Plot(
    "lines", DAYS,
    (
        line("processed", [0, 40, 110, 201, 262, 360, 360, 395, 482, *MISSING], "processed"),
        line("received", [948, 950, 950, 951, 951, 951, 951, 999, 1000, *MISSING], "received"),
        line("planned", [91, 182, 273, 364, 455, 546, 546, 637, 728, 819, 910, 1000], "plan"),
        line("low", [None] * 8 + [482, 520, 601, 690], "forecast"),
        line("high", [None] * 8 + [482, 640, 820, 1010], "forecast"),
        line("forecast", [None] * 8 + [482, 575, 700, 840], "forecast"),
    ),
    "series", "Day", notes=((datetime(2019, 10, 17, 7, tzinfo=UTC), "Case system down"),),
    bands=(("low", "high"),),
)  # fmt: skip
STATUS = Plot(
    "bars",
    ("Received", "Prepared", "Started", "Processed", "Country pinpointed", "Country notified",
     "Uploaded to ICSE"),
    (line("series", [1000, 980, 947, 925, 173, 160, None], "received"),),
    "series", "Status",
    ties=(None, None, None, hours(6.4), None, hours(26.2), None),
)  # fmt: skip
TIPS = Plot(
    "columns", DAYS,
    (line("tips", [12, 18, 9, 30, 310, 96, 41, 22, 17, 15, 0, 12], "useful"),),
    "tips", "Day", notes=((datetime(2019, 10, 18, tzinfo=UTC), "Release 3"),),
)  # fmt: skip
TRIAGE = Plot(
    "stack", ("Release 1", "Release 2", "A release with rather a long name of its own"),
    (
        line("useful", [120, 80, 12], "useful"),
        line("not useful", [300, 410, 44], "other"),
        line("waiting", [3, 20, 97], "waiting"),
    ),
    "tips", "Release",
)  # fmt: skip
COUNTRIES = Table(
    (
        Column("country", "Country", "text"),
        Column("pinpointed", "Pinpointed", "count", "pinpointed"),
        Column("notified", "Notified", "count", "notified"),
        Column("answered", "Answered", "count", "answered"),
        Column("wait", "Longest wait", "hours", "waiting"),
    ),
    tuple(
        (name, count(31 - 3 * n, "series_pinpointed", country=code), count(29 - 3 * n), count(n),
         hours(400.0 - 31 * n))
        for n, (code, name) in enumerate(
            (("DE", "Germany"), ("US", "United States"), ("GB", "United Kingdom"), ("IT", "Italy"),
             ("BA", "Bosnia and Herzegovina"), ("CA", "Canada"), ("XK", "Kosovo"),
             ("CD", "Congo (the Democratic Republic of the)"), ("FR", "France"),
             ("unknown", "not known")))
    ),
    more="and 25 more countries",
)  # fmt: skip

BODIES: dict[str, tuple[str, Body]] = {
    "cover": ("VIDTF 7", Cover(("14–25 Oct 2019", "Where the operation stands"))),
    "headline": ("925 of 1 000 planned series processed", HEADLINE),
    "burn_up": ("482 of 1 000 planned series processed, 246 behind the plan; "
                "forecast 690 to 1 010 by 25 Oct", BURN_UP),
    "status_bars": ("925 series processed; half of referrals go out within 26 h", STATUS),
    "tips_per_day": ("310 tips on 18 Oct, the most in a day", TIPS),
    "tip_triage": ("120 tips are waiting", TRIAGE),
    "country_status": ("132 referrals to 35 countries not yet answered; longest: Germany, 17 days",
                       COUNTRIES),
}  # fmt: skip


def slide(name: str, title: str, body: Body) -> Slide:
    return Slide(
        name, title, "What is asked here?", body, f"A picture. {title}.",
        ("Series processed: series with a standing event “processed”.", "Scope: VIDTF 7."),
        ("series_processed",),
    )  # fmt: skip


BRIEFING = Briefing(
    title="VIDTF 7",
    slides=tuple(slide(name, *said) for name, said in BODIES.items()),
    sentence="VIDTF 7 · as known on 22 Oct 2019 18:00 CEST · snapshot 7f3a91 of 22 Oct 17:40"
    " · TLP:AMBER H1",
    snapshot="7f3a91",
    published_at=datetime(2019, 10, 22, 15, 40, tzinfo=UTC),
    scope="as_of=2019-10-22T16:00:00Z",
    deck="slide=cover&slide=headline",
    zone="Europe/Amsterdam",
    marking="TLP:AMBER",
    handling="H1",
    synthetic=("Totals as published by Europol; day-by-day detail is synthetic.",),
)
