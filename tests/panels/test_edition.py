"""Published figures: read, placed, and laid beside this operation's; what is said is true."""

import csv
import re
from datetime import UTC, date, datetime, timedelta
from html import escape
from pathlib import Path
from random import Random

import pandas as pd
import pytest
from hypothesis import given, settings

from lib.database import Snapshot, current
from lib.listing import rows
from lib.measure import measure
from lib.panels import edition
from lib.panels.edition.by_edition import numbers as strips_of
from lib.panels.edition.published import conflicts, days, edition_number, when
from lib.publish import publish
from lib.scope import Scope
from lib.theme import LIGHT
from tests.drawn import OPERATION, published, write
from tests.random_delivery import SEEDS

EVERY = [getattr(edition, name) for name in edition.__all__]
COLUMNS = "subject edition as_of metric value qualifier wording source confidence".split()
SCOPES = ["", "country=DE", "country=unknown&clock=happened", "as_of=2019-10-18T16:00:00Z"]
OPERATION_7 = OPERATION.replace("VIDTF ", "VIDTF-7 ", 1)
PUBLISHED = """
    published_figure
    subject  edition  as_of       metric            value  qualifier  source  confidence
    vidtf    2        2015-05-01  series_processed  30     .          a       high
    vidtf    4        .           series_processed  50     more-than  b       medium
    vidtf    5        2018-05-01  series_processed  7      about      b       high
    vidtf    5        2018-05-01  series_processed  9      .          c       medium
    vidtf    9        2024-05-01  series_processed  90     .          c       medium
"""


def row(**said: object) -> dict[str, object]:
    given = {"subject": "vidtf", "edition": None, "as_of": pd.NaT, "wording": None}
    return given | said


def delivered(folder: Path, figures: list[dict[str, object]], drawn: str = OPERATION_7) -> Snapshot:
    """Publish drawn tables with *figures*; the snapshot."""
    folder.mkdir(parents=True, exist_ok=True)
    there = folder / "delivery"
    write(there, drawn)
    with (there / "published_figure.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.DictWriter(file, COLUMNS)
        lines.writeheader()
        lines.writerows(figures)
    publish([there], folder / "data")
    return current(folder / "data")


def drawn_figures() -> list[dict[str, object]]:
    """The rows of PUBLISHED as a file has them."""
    lines = [line.split() for line in PUBLISHED.split("\n") if line.strip()][1:]
    return [
        {
            k: "" if v == "." else v.replace("-than", " than")
            for k, v in zip(lines[0], one, strict=True)
        }
        for one in lines[1:]
    ]


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return delivered(tmp_path_factory.mktemp("editions"), drawn_figures())


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (row(edition="5"), "VIDTF 5"),
        (row(subject="trace_an_object", as_of=pd.Timestamp("2018-06-01")), "1 Jun 2018"),
        (row(subject="trace_an_object", wording="2018-10, month stated"), "Oct 2018"),
        (row(subject="trace_an_object", wording="early 2018 (day not stated)"), "early 2018"),
        (row(subject="trace_an_object", wording="undated (2024 or later)"), "2024 or later"),
        (row(subject="trace_an_object"), "day not stated"),
    ],
)
def test_when_a_figure_is_of(said: dict[str, object], expected: str) -> None:
    assert when(said) == expected


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("2018-10, month stated", (date(2018, 10, 1), date(2018, 10, 31))),
        ("early 2018 (day not stated)", (date(2018, 1, 1), date(2018, 4, 30))),
        ("mid-2017", (date(2017, 5, 1), date(2017, 8, 31))),
        ("said in 2021", (date(2021, 1, 1), date(2021, 12, 31))),
        ("2018-13", None),
        (None, None),
    ],
)
def test_the_days_that_words_leave_open(wording: str, expected: object) -> None:
    assert days(row(wording=wording)) == expected


def test_missing_task_forces_are_gaps_and_nothing_is_drawn_between(board: Snapshot) -> None:
    [strip] = edition.EDITION_WORK.numbers(board, Scope()).strips
    assert [text for _, text in strip.ticks] == [str(n) for n in range(2, 10)]
    assert [gap.when for gap in strip.gaps] == ["VIDTF 3", "VIDTF 6–8"]
    assert [dot.said for dot in strip.dots] == ["30", "more than 50", "about 7", "9", "90"]
    assert [dot.medium for dot in strip.dots] == [False, True, False, True, True]
    assert [dot.conflict for dot in strip.dots] == [False, False, True, True, False]
    fifth = [dot.place for dot in strip.dots if dot.when == "VIDTF 5"]
    assert fifth[0] < fifth[1] and sum(fifth) / 2 == pytest.approx(3.5 / 8)


def test_what_was_published_later_is_not_known_yet(board: Snapshot) -> None:
    then = board.scope("as_of=2018-06-01T00:00:00Z")
    known = rows(board, "published_figures", then)
    assert sorted(known["edition"]) == ["2", "4", "5", "5"]  # 4 came before 5, which is dated
    before = board.scope("as_of=2018-04-30T12:00:00Z")
    assert list(rows(board, "published_figures", before)["edition"]) == ["2"]
    remarks = edition.EDITION_WORK.numbers(board, before).remarks
    assert "4 figures published later, or on a day that is not stated, are left out." in remarks


def test_figures_that_say_they_conflict_are_found() -> None:
    campaign = {"subject": "trace_an_object", "metric": "likely", "edition": None}
    said = ["217 conflicts with Europol 127", None, None]
    figures = pd.DataFrame(
        [campaign | {"value": value, "as_of": pd.NaT} for value in (217.0, 127.0, 105.0)]
    ).assign(wording=said)
    assert list(conflicts(figures)) == [True, True, False]


def test_the_sample_names_both_of_its_conflicting_figures(sample: Snapshot) -> None:
    found = edition.EDITION_CAMPAIGN.numbers(sample, Scope())
    likely = next(strip for strip in found.strips if strip.name.startswith("Likely"))
    assert [dot.value for dot in likely.dots if dot.conflict] == [217, 127]
    assert "Sources differ: 217 and 127." in likely.remarks
    assert "sources differ on likely countries" in edition.EDITION_CAMPAIGN.finding(found)


def test_victims_are_three_charts_and_never_one(sample: Snapshot) -> None:
    names = [strip.name for strip in edition.EDITION_VICTIMS.numbers(sample, Scope()).strips]
    assert names[:3] == ["Victims identified", "Victims tentative", "Victims safeguarded"]


@pytest.mark.parametrize("query", SCOPES)
def test_what_was_measured_here_is_what_measure_says(sample: Snapshot, query: str) -> None:
    scope = sample.scope(query)
    panels = (edition.EDITION_WORK, edition.EDITION_VICTIMS, edition.EDITION_PEOPLE)
    for panel in (*panels, edition.EDITION_CAMPAIGN):
        found = measure(sample, panel.metrics, scope).iloc[0]
        wanted = {float(value) for value in found if not pd.isna(value)}
        drawn = [
            d.value for strip in panel.numbers(sample, scope).strips for d in strip.dots if d.own
        ]
        assert drawn and set(drawn) <= wanted
    for panel in (edition.EDITION_PROCESSED_BY_DAY, edition.EDITION_PINPOINTED_BY_DAY):
        last = panel.numbers(sample, scope).by_day["total"].iloc[-1]
        assert last == measure(sample, panel.metrics, scope)[panel.metrics[0]][0]


def test_addresses_are_text_and_no_link(sample: Snapshot) -> None:
    for panel in EVERY:
        drawn = panel.figure(panel.numbers(sample, Scope()), LIGHT)
        assert "<a " not in str(drawn) and "href" not in str(drawn)
    table = edition.EDITION_SOURCES.figure(edition.EDITION_SOURCES.numbers(sample, Scope()), LIGHT)
    assert isinstance(table, str)
    sources = rows(sample, "published_figures", Scope())["source"]
    assert [one for one in sources if f">{escape(one)}</td>" not in table] == []


@pytest.mark.parametrize(
    ("name", "expected"), [("VIDTF 7", 7), ("vidtf-12", 12), ("Operation 7", None)]
)
def test_an_operation_is_known_by_its_number(tmp_path: Path, name: str, expected: object) -> None:
    operation = OPERATION.replace("VIDTF ", f"{name.replace(' ', '-')} ", 1)
    board = published(tmp_path, operation)
    assert edition_number(board.operation()) == expected


def test_an_operation_of_another_name_stands_last(tmp_path: Path) -> None:
    operation = OPERATION.replace("VIDTF ", "Other ", 1)
    events = (
        "series_event\nevent_id  series_id  kind       occurred_at\n"
        "e1        s1         processed  2019-10-15T10:00Z"
    )
    board = delivered(tmp_path, drawn_figures(), f"{operation.strip()}\n\n{events}")
    [strip] = edition.EDITION_WORK.numbers(board, Scope()).strips
    assert strip.ticks[-1][1] == "Other" and strip.dots[-1].own and strip.dots[-1].value == 1
    found = edition.EDITION_PROCESSED_BY_DAY.numbers(board, Scope())
    assert [level.earlier for level in found.levels] == [True, False, True, True, False]
    assert list(found.by_day["total"])[:4] == [0, 0, 1, 1]


def test_an_operation_stands_among_task_forces_without_numbers(tmp_path: Path) -> None:
    figures = [one | {"edition": "pilot"} for one in drawn_figures()[:1]]
    events = (
        "series_event\nevent_id  series_id  kind       occurred_at\n"
        "e1        s1         processed  2019-10-15T10:00Z"
    )
    board = delivered(tmp_path, figures, f"{OPERATION_7.strip()}\n\n{events}")
    [strip] = edition.EDITION_WORK.numbers(board, Scope()).strips
    assert [text for _, text in strip.ticks] == ["7", "pilot"]
    assert [dot.own for dot in strip.dots] == [True, False]


METRICS = ("series_processed", "victims_identified", "victims_tentative", "tips_received", "new")


def random_figures(draw: Random) -> list[dict[str, object]]:
    """Some figures of some task forces and days, with ties, conflicts and gaps."""
    start = date(2014, 11, 1)
    return [
        {
            "subject": draw.choice(("vidtf", "vidtf", "trace_an_object")),
            "edition": draw.choice(("", "1", "3", "7", "12", "pilot")),
            "as_of": draw.choice(("", str(start + timedelta(days=draw.randrange(3000))))),
            "metric": draw.choice(METRICS),
            "value": draw.choice((0, 3, 3, 10, 4000)),
            "qualifier": draw.choice(("", "exactly", "more than", "about", "almost")),
            "wording": draw.choice(("", "early 2018", "3 conflicts with 10", "2019-10, stated")),
            "source": draw.choice(("https://a.example/x", "b")),
            "confidence": draw.choice(("high", "medium", "")),
        }
        for _ in range(draw.randint(0, 25))
    ]


@given(SEEDS)
@settings(max_examples=8)
def test_findings_are_true_of_random_figures(tmp_path_factory: object, seed: int) -> None:
    draw = Random(seed)
    folder = tmp_path_factory.mktemp("random")  # type: ignore[attr-defined]
    events = "\n".join(
        f"e{n}  s{draw.randint(1, 5)}  processed  2019-10-{draw.randint(10, 28)}T10:00Z"
        for n in range(draw.randint(1, 12))
    )
    drawn = f"{OPERATION_7.strip()}\n\nseries_event\nevent_id series_id kind occurred_at\n{events}"
    figures = random_figures(draw)
    board = delivered(folder, figures, drawn)
    as_of = draw.choice((None, datetime(2019, 10, draw.randint(12, 28), 12, tzinfo=UTC)))
    scope = Scope(as_of=as_of)
    there = rows(board, "published_figures", scope)
    says_what_was_published(board, scope, there)
    says_when_it_passed(board, scope, there)
    for panel in EVERY:
        assert panel.alt(panel.numbers(board, scope))


def says_what_was_published(board: Snapshot, scope: Scope, there: pd.DataFrame) -> None:
    """The least, the greatest, and by how many; held against the listing."""
    found = strips_of(("series_processed",), False, board, scope)
    said = edition.EDITION_WORK.finding(found)
    mine = there[(there["subject"] == "vidtf") & (there["metric"] == "series_processed")]
    mine = mine[mine["edition"].notna()]
    if mine.empty:
        assert said == "None of these figures is among those published"
        return
    told = re.search(r"published by (\d+) of", said)
    assert told and int(told[1]) == mine["edition"].nunique()
    numbers = [int(n.replace("\u202f", "")) for n in re.findall(r"([\d\u202f]+) \(VIDTF", said)]
    assert numbers == sorted({int(mine["value"].min()), int(mine["value"].max())})
    own = measure(board, ["series_processed"], scope)["series_processed"][0]
    assert said.endswith(f"; here {int(own)}")


def says_when_it_passed(board: Snapshot, scope: Scope, there: pd.DataFrame) -> None:
    """The day on which it passed the task force before it; held against ``measure`` by day."""
    found = edition.EDITION_PROCESSED_BY_DAY.numbers(board, scope)
    said = edition.EDITION_PROCESSED_BY_DAY.finding(found)
    told = re.search(r"passed the ([\d\u202f]+) of VIDTF (\w+) (?:on day (\d+)|before)", said)
    if not told:
        return
    value, day = float(told[1].replace("\u202f", "")), int(told[3] or 0)
    listed = there[(there["edition"] == told[2]) & (there["metric"] == "series_processed")]
    assert value in set(listed["value"]) and (told[2] == "pilot" or int(told[2]) < 7)
    until = [scope_until(scope, date(2019, 10, 13) + timedelta(days=n)) for n in (day, day - 1)]
    reached = [measure(board, ["series_processed"], one)["series_processed"][0] for one in until]
    assert reached[0] > value
    assert day == 0 or reached[1] <= value


def scope_until(scope: Scope, day: date) -> Scope:
    return Scope(as_of=scope.as_of, until=day)
