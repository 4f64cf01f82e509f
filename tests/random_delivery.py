"""Small but nasty deliveries and scopes for hypothesis.

Few series, objects and instants, so that ties, voids of voids and instants
that fall exactly on a boundary are common. A delivery is rows as the reference
reads them: None for an empty cell, aware datetimes in UTC, dates as dates.

Hypothesis draws seeds, not rows: drawn row by row its examples stay thin and
repeat each other, and each one costs a publishing. What it then can't shrink
``tests.reference.smaller`` does.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from lib.scope import Scope

Row = dict[str, Any]
Delivery = dict[str, list[Row] | None]
Themes = tuple[tuple[str, ...], ...]

ZONES = (
    "Europe/Amsterdam",
    "Australia/Adelaide",  # half an hour off, and the clock goes forward on 6 Oct 2019
    "America/St_Johns",  # half an hour off, and the clock goes back on 3 Nov 2019
    "Asia/Kolkata",
    "America/Asuncion",  # 6 Oct 2019 has no midnight
    "UTC",
    None,
)
EDGES = (
    datetime(2019, 10, 5, 16, 30, tzinfo=UTC),  # Adelaide: 02:00 becomes 03:00
    datetime(2019, 10, 6, 4, tzinfo=UTC),  # Asuncion: midnight becomes 01:00
    datetime(2019, 10, 13, 22, tzinfo=UTC),  # an ordinary midnight in Amsterdam
    datetime(2019, 10, 27, 1, tzinfo=UTC),  # Amsterdam: 03:00 becomes 02:00
    datetime(2019, 11, 3, 4, 30, tzinfo=UTC),  # St John's: 02:00 becomes 01:00
)
COUNTRIES = (None, "DE", "DE", "FR", "XK")
ORGS = (None, "A", "A", "B")
SERIES = ("s1", "s2", "s3")  # s4 is on no list
OBJECTS = ("o1", "o2")  # o3 is on no list
COUNTS = (None, 0, 1, 2, 5)
# Kinds that meet each other; a delivery keeps to one or two of these lists, or takes all.
SERIES_KINDS = (
    ("analysis_started", "processed", "closed", "reopened"),
    ("country_pinpointed", "country_notified", "country_answered", "country_acknowledged"),
    ("received", "prepared", "processed", "icse_new", "icse_added"),
    ("victim_tentative", "victim_identified", "victim_safeguarded", "country_pinpointed"),
    ("offender_identified", "offender_arrested", "country_pinpointed", "reopened"),
)
TIP_KINDS = (
    ("duplicate", "unrelated", "supports_known"),
    ("not_useful", "new_lead", "forwarded", "answered"),
)
OBJECT_KINDS = (
    ("published", "withdrawn", "located"),
    ("published", "identified", "too_widespread"),
    ("child_identified", "offender_prosecuted", "published"),
)
SEEDS = st.integers(0, 2**40)


def deliveries() -> st.SearchStrategy[Delivery]:
    """Deliveries; each table but ``operation`` may be absent (None) or empty."""
    return SEEDS.map(lambda seed: delivery(Random(seed)))


def delivery(draw: Random) -> Delivery:
    """A delivery, the same for the same state of *draw*."""
    operations = _operations(draw)
    instants = _instants(draw, operations)
    days = days_of(operations, instants)
    tables: dict[str, Callable[[], list[Row]]] = {
        "participant": lambda: _participants(draw, operations),
        "series": lambda: _series(draw, operations),
        "series_event": lambda: _series_events(draw, instants),
        "series_link": lambda: _series_links(draw, instants),
        "object": lambda: _objects(draw),
        "object_event": lambda: _object_events(draw, instants),
        "tip": lambda: _tips(draw, instants),
        "tip_event": lambda: _tip_events(draw, instants),
        "media": lambda: _media(draw, days),
    }
    found: Delivery = {"operation": operations}
    for table, rows in tables.items():
        kept = draw.randrange(20)
        found[table] = None if kept == 0 else [] if kept == 1 else rows()
    return found


def days_of(operations: list[Row], instants: list[datetime]) -> list[date]:
    """The days on which the instants fall, in the zone of any of the operations."""
    zones = [ZoneInfo(one["time_zone"] or "UTC") for one in operations]
    return sorted({instant.astimezone(zone).date() for instant in instants for zone in zones})


def _operations(draw: Random) -> list[Row]:
    found = []
    for number in range(1, draw.choice((1, 2, 2)) + 1):
        starts_on = draw.choice((date(2019, 10, 1), date(2019, 10, 14)))
        found.append(
            {
                "operation_id": f"op-{number}",
                "name": f"Operation {number}",
                "starts_on": starts_on,
                "ends_on": starts_on + timedelta(days=11),
                "planned_series": draw.choice((None, 0, 1, 3)),
                "files_available": draw.choice((None, None, 0, 40)),
                "time_zone": draw.choice(ZONES),
            }
        )
    return found


def _instants(draw: Random, operations: list[Row]) -> list[datetime]:
    """Near one or two edges, on the half hour or at midnight; now and then a little off."""
    edges = draw.sample(EDGES, draw.choice((1, 1, 2)))
    off = [timedelta(0)] * 6 + [timedelta(seconds=-1), timedelta(milliseconds=500)]
    found = set()
    for _ in range(draw.randint(3, 9)):
        edge = draw.choice(edges)
        zone = ZoneInfo(draw.choice(operations)["time_zone"] or "UTC")
        if draw.randrange(4):
            reach = draw.choice((3, 50))
            found.add(edge + timedelta(minutes=30 * draw.randint(-reach, reach)) + draw.choice(off))
        else:
            found.add(datetime.combine(edge.astimezone(zone), time(0), zone).astimezone(UTC))
    return sorted(found)


def _theme(draw: Random, themes: Themes) -> list[str]:
    chosen = draw.sample(themes, draw.choice((1, 1, 2, len(themes))))
    return [kind for theme in chosen for kind in theme]


def _voids(draw: Random, key: str, rows: list[Row], says: tuple[str, ...]) -> list[Row]:
    """The rows numbered e1, e2 … in every table; some void one (or none such) of the same table.

    One that does may be empty in the columns *says*, and then only takes back.
    """
    found = []
    often = draw.choice((0, 0.1, 0.3))
    for number, row in enumerate(rows, 1):
        voids = None
        if draw.random() < often:
            voids = f"e{draw.randint(1, len(rows) + 1)}"
            if draw.randrange(2):
                row = row | dict.fromkeys(says)
        found.append({key: f"e{number}", **row, "voids": voids})
    return found


def _when(draw: Random, instants: list[datetime]) -> Row:
    known_at = draw.choice((None, draw.choice(instants)))
    return {"occurred_at": draw.choice(instants), "known_at": known_at}


def _events(
    draw: Random, instants: list[datetime], most: int, themes: Themes, **columns: tuple[Any, ...]
) -> list[Row]:
    kinds = _theme(draw, themes)
    rows = [
        {
            **{column: draw.choice(values) for column, values in columns.items()},
            "kind": draw.choice(kinds),
            **_when(draw, instants),
        }
        for _ in range(draw.randint(1, most))
    ]
    return _voids(draw, "event_id", rows, ("kind",))


def _series_events(draw: Random, instants: list[datetime]) -> list[Row]:
    ids = (*SERIES, "s1", "s4")
    rest = {"org": ORGS, "country": COUNTRIES, "count": COUNTS}
    return _events(draw, instants, 40, SERIES_KINDS, series_id=ids, **rest)


def _object_events(draw: Random, instants: list[datetime]) -> list[Row]:
    ids = (*OBJECTS, "o1", "o3")
    rest = {"country": COUNTRIES, "count": COUNTS}
    return _events(draw, instants, 14, OBJECT_KINDS, object_id=ids, **rest)


def _tip_events(draw: Random, instants: list[datetime]) -> list[Row]:
    ids = ("t1", "t2", "t3", "t4", "t9")
    rest = {"org": ORGS, "country": COUNTRIES}
    return _events(draw, instants, 10, TIP_KINDS, tip_id=ids, **rest)


def _series_links(draw: Random, instants: list[datetime]) -> list[Row]:
    rows = [
        {
            "series_id": draw.choice((*SERIES, "s4")),
            "linked_series_id": draw.choice((*SERIES, "s4")),
            "basis": draw.choice((None, "visual", "digital")),
            "relation": draw.choice((None, "merged_into", "overlaps")),
            **_when(draw, instants),
        }
        for _ in range(draw.randint(1, 5))
    ]
    return _voids(draw, "link_id", rows, ("basis", "relation"))


def _tips(draw: Random, instants: list[datetime]) -> list[Row]:
    return [
        {
            "tip_id": f"t{number}",
            "object_id": draw.choice((None, *OBJECTS, "o3")),
            "received_at": draw.choice(instants),
            "country": draw.choice(COUNTRIES),
            "channel": draw.choice((None, "web", "phone")),
            "language": draw.choice((None, "en", "de")),
            "count": draw.choice(COUNTS),
        }
        for number in range(1, draw.randint(1, 7) + 1)
    ]


def _series(draw: Random, operations: list[Row]) -> list[Row]:
    return [
        {
            "series_id": series_id,
            "priority": draw.choice((None, "high", "low")),
            "operation_id": draw.choice(operations)["operation_id"],
        }
        for series_id in SERIES
    ]


def _objects(draw: Random) -> list[Row]:
    return [{"object_id": one, "release": draw.choice((None, "r1", "r2"))} for one in OBJECTS]


def _participants(draw: Random, operations: list[Row]) -> list[Row]:
    of = [(one["operation_id"], org) for one in operations for org in ("A", "B", "C")]
    return [
        {
            "operation_id": operation_id,
            "org": org,
            "name": f"Org {org}",
            "country": draw.choice(COUNTRIES),
            "experts": draw.choice((None, 0, 1, 3)),
        }
        for operation_id, org in draw.sample(of, draw.randint(1, len(of)))
    ]


def _media(draw: Random, days: list[date]) -> list[Row]:
    return [
        {
            "series_id": draw.choice((None, *SERIES, "s4")),
            "kind": draw.choice(("image", "video")),
            "added_on": draw.choice(days),
            "files": draw.choice((0, 1, 1, 7)),
        }
        for _ in range(draw.randint(1, 8))
    ]


def scope(draw: Random, of: Delivery) -> Scope:
    """A scope whose instants and days are those of the delivery, or just beside them."""
    operations = of["operation"] or []
    instants = _instants_in(of) or list(EDGES)
    beside = [timedelta(0)] * 4 + [timedelta(seconds=-1), timedelta(seconds=1)]
    days = days_of(operations, instants)
    days = sorted({day + timedelta(days=step) for day in days for step in (-1, 0, 0, 1)})
    first, last = sorted((draw.choice(days), draw.choice(days)))
    return Scope(
        operation=draw.choice([None, None, None, *(one["operation_id"] for one in operations)]),
        country=_some(draw, ("DE", "FR", "XK", "unknown", "SE")),
        org=_some(draw, ("A", "B", "C")),
        since=draw.choice((None, None, first)),
        until=draw.choice((None, None, last)),
        as_of=draw.choice((None, draw.choice(instants) + draw.choice(beside))),
        clock=draw.choice(("known", "happened")),
    )


def _some(draw: Random, values: tuple[str, ...]) -> tuple[str, ...]:
    """None of these values more often than not, else one or two."""
    return tuple(sorted(draw.sample(values, draw.choice((0, 0, 0, 1, 2)))))


def _instants_in(of: Delivery) -> list[datetime]:
    rows = [row for table in of.values() for row in table or []]
    return sorted({v for row in rows for v in row.values() if isinstance(v, datetime)})
