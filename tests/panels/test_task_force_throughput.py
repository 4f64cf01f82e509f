"""Throughput by organisation: nobody is named who must not be, or told from what is left."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from lib.database import ARGUMENTS, Snapshot
from lib.listing import rows
from lib.measure import measure
from lib.panels import task_force
from lib.scope import Scope
from tests.drawn import published

ORGS = ("A", "B", "C", "D", "E", "F")
START = datetime(2019, 10, 14, 6, tzinfo=UTC)
MID_TERM = "as_of=2019-10-18T16:00:00Z"


def line(*cells: object) -> str:
    return "  ".join("." if cell is None else str(cell) for cell in cells)


def worked(draw: Random) -> tuple[str, dict[str, int | None]]:
    """Random organisations, with or without experts, that process random series."""
    experts = {org: draw.choice((None, 1, 2, 2, 3, 3, 7)) for org in ORGS}
    experts = {org: experts[org] for org in draw.sample(ORGS, draw.randint(1, 6))}
    roster = [line("v7", org, f"Org-{org}", "DE", many) for org, many in experts.items()]
    doers = draw.sample((*ORGS, None, "G"), draw.randint(1, 6))
    events = []
    for number in range(draw.randint(1, 40)):
        at = START + timedelta(minutes=30 * draw.randrange(400))
        series = f"s{draw.randrange(25)}"
        stamp = f"{at:%Y-%m-%dT%H:%MZ}"
        events.append(line(f"e{number}", series, "processed", stamp, draw.choice(doers), None))
        if draw.random() < 0.3:
            place = draw.choice(("DE", "FR"))
            row = line(f"p{number}", series, "country_pinpointed", stamp, None, place)
            events.append(row)
    tables = [
        "participant\noperation_id org name country experts\n" + "\n".join(roster),
        "series\nseries_id operation_id\n" + "\n".join(f"s{n}  v7" for n in range(25)),
        "series_event\nevent_id series_id kind occurred_at org country\n" + "\n".join(events),
    ]
    return "\n\n".join(tables), experts


def scopes(draw: Random) -> list[Scope]:
    some = tuple(sorted(draw.sample((*ORGS, "G"), draw.randint(1, 3))))
    day = (START + timedelta(days=draw.randrange(9))).date()
    return [
        Scope(),
        Scope(country=("DE",)),
        Scope(country=("unknown",)),
        Scope(org=some),
        Scope(org=some[:1]),
        Scope(since=day, until=day),
        Scope(as_of=START + timedelta(hours=draw.randrange(200))),
    ]


def _together(board: Snapshot, scope: Scope, orgs: set[str]) -> int:
    """Series that any of them processed, each once."""
    return int(measure(board, ["series_processed"], replace(scope, org=tuple(orgs))).iloc[0, 0])


@pytest.mark.parametrize("seed", range(10))
def test_nobody_is_named_with_fewer_than_three_experts(seed: int, tmp_path: Path) -> None:
    """Neither in the picture nor in the rows behind it, nor as what is left of a total."""
    draw = Random(seed)
    tables, experts = worked(draw)
    board = published(tmp_path, tables)
    enough = {org for org, many in experts.items() if (many or 0) >= 3}
    few = set(experts) - enough
    for scope in scopes(draw):
        listed = rows(board, "throughput", scope)
        found = task_force.THROUGHPUT.numbers(board, scope)
        named = set(listed["org"].dropna())
        assert named <= enough
        assert set(found.cells.loc[found.cells["together"] == 1, "name"]) == {
            f"Org-{org}" for org in named
        }
        if len(few) == 1:  # what is left of a total would be this one's work
            assert len(named) < len(enough) or not enough
        by_org = measure(board, ["series_processed"], scope, ["org"]).dropna(subset="org")
        done = by_org[by_org["series_processed"] > 0].set_index("org")["series_processed"]
        others = listed[listed["organisations"] > 1]
        assert others["org"].isna().all()
        if len(others):
            assert not scope.org
            assert set(others["organisations"]) == {len(set(done.index) - named)}
            assert others["series"].sum() == _together(board, scope, set(done.index) - named)
        for org in named:
            assert listed.loc[listed["org"] == org, "series"].sum() == done[org]
        withheld = bool(set(done.index) - named) and others.empty
        assert found.withheld == withheld
        assert ("withheld" in task_force.THROUGHPUT.finding(found)) == withheld


TWO_OPERATIONS = """
    operation
    operation_id  name  starts_on   ends_on     time_zone
    v7            V7    2019-10-14  2019-10-25  UTC
    v8            V8    2020-10-12  2020-10-23  UTC

    participant
    operation_id  org  name   country  experts
    v7            A    Org-A  DE       3
    v7            B    Org-B  FR       5
    v7            C    Org-C  NL       2
    v7            D    Org-D  BE       9
    v8            A    Org-A  DE       4
    v8            B    Org-B  FR       7
    v8            D    Org-D  BE       .

    series
    series_id  operation_id
    s1         v7
    s2         v7
    s3         v7
    s4         v8

    series_event
    event_id  series_id  kind       occurred_at        org
    e1        s1         processed  2019-10-14T08:00Z  A
    e2        s2         processed  2019-10-14T08:00Z  B
    e3        s3         processed  2019-10-14T08:00Z  C
    e4        s3         processed  2019-10-14T09:00Z  D
    e5        s4         processed  2020-10-14T08:00Z  A
    e6        s4         processed  2020-10-14T08:00Z  B
    e7        s4         processed  2020-10-14T08:00Z  .
    e8        s2         processed  2019-10-14T11:00Z  .
    e9        s1         processed  2019-10-14T11:00Z  D
"""


def test_no_two_scopes_name_differently(tmp_path: Path) -> None:
    """Of D one operation states nine experts, the other doesn't say: it is named in neither."""
    board = published(tmp_path, TWO_OPERATIONS)
    for operation in (None, "v7", "v8"):
        scope = Scope(operation)
        assert set(rows(board, "throughput", scope)["org"].dropna()) == {"A", "B"}
        arguments = board.arguments(scope)
        sql = f"select org from named_org({ARGUMENTS}) order by org"
        assert board.rows(sql, arguments) == [("A",), ("B",)]


def test_the_least_of_the_named_joins_one_that_is_not_in_every_scope(tmp_path: Path) -> None:
    """C alone is small, in one operation only: A, which has the fewest of the rest, joins it."""
    board = published(tmp_path, TWO_OPERATIONS.replace("BE       .", "BE       9"))
    for operation in (None, "v7", "v8"):
        assert set(rows(board, "throughput", Scope(operation))["org"].dropna()) <= {"B", "D"}


def test_what_two_of_the_others_did_counts_once(tmp_path: Path) -> None:
    board = published(tmp_path, TWO_OPERATIONS)
    listed = rows(board, "throughput", Scope("v7"))
    others = listed[listed["organisations"] == 2]
    assert others["series"].sum() == 2  # s3, by both C and D, and s1
    found = task_force.THROUGHPUT.numbers(board, Scope("v7"))
    assert task_force.THROUGHPUT.finding(found) == (
        "2 series by 2 organisations of 3 experts or more; 2 series by 2 others together"
    )


def test_what_two_that_are_named_did_is_said_to_count_for_each(tmp_path: Path) -> None:
    board = published(tmp_path, TWO_OPERATIONS)
    found = task_force.THROUGHPUT.numbers(board, Scope("v8"))
    assert task_force.THROUGHPUT.finding(found) == (
        "2 series by 2 organisations of 3 experts or more, counted for each of them"
    )


def test_what_has_no_doer_is_not_done_by_others(tmp_path: Path) -> None:
    drawn = """
        participant
        operation_id  org  name   country  experts
        v7            A    Org-A  DE       3
        v7            B    Org-B  FR       2
        v7            C    Org-C  NL       2

        series_event
        event_id  series_id  kind       occurred_at        org
        e1        s1         processed  2019-10-14T08:00Z  A
        e2        s2         processed  2019-10-14T08:00Z  B
        e3        s3         processed  2019-10-14T08:00Z  C
        e4        s4         processed  2019-10-14T08:00Z  .
        e5        s5         processed  2019-10-14T08:00Z  .
        e6        s5         processed  2019-10-14T09:00Z  C
    """
    board = published(tmp_path / "two", drawn)
    found = task_force.THROUGHPUT.numbers(board, Scope())
    assert found.cells.loc[found.cells["together"] > 1, "series"].sum() == 3
    assert task_force.THROUGHPUT.finding(found) == (
        "1 series by Org-A; 3 series by 2 others together; 1 more by no stated organisation"
    )
    # Beside one single other, what nobody did would leave over what that one did.
    lines = [row for row in drawn.splitlines() if not row.strip().startswith(("e3", "e6"))]
    alone = published(tmp_path / "one", "\n".join(lines))
    found = task_force.THROUGHPUT.numbers(alone, Scope())
    assert found.withheld and not found.nobody


def test_three_experts_are_enough_and_two_are_not(tmp_path: Path) -> None:
    board = published(tmp_path, """
        participant
        operation_id  org  name   country  experts
        v7            A    Org-A  DE       3
        v7            B    Org-B  FR       2
        v7            C    Org-C  NL       .

        series_event
        event_id  series_id  kind       occurred_at        org
        e1        s1         processed  2019-10-14T08:00Z  A
        e2        s2         processed  2019-10-14T08:00Z  B
        e3        s3         processed  2019-10-14T08:00Z  C
    """)  # fmt: skip
    listed = rows(board, "throughput", Scope())
    assert listed["org"].fillna("").tolist() == ["A", ""]
    assert listed["organisations"].tolist() == [1, 2]
    assert rows(board, "throughput", Scope(org=("B",))).empty


@pytest.mark.parametrize("query", ["", MID_TERM, "country=DE", "clock=happened&country=FR"])
def test_each_cell_is_what_was_processed_in_that_half_day(sample: Snapshot, query: str) -> None:
    scope = sample.scope(query)
    cells = task_force.THROUGHPUT.numbers(sample, scope).cells
    names = dict(sample.rows("select name, org from snapshot.participant"))
    alone = cells[cells["together"] == 1]
    for name, part in alone.groupby("name"):
        by_day = measure(sample, ["series_processed"], replace(scope, org=(names[name],)))
        assert part["series"].sum() == by_day["series_processed"][0]
    assert not alone.duplicated(["name", "day", "half"]).any()


def test_the_sample_names_the_four_of_three_experts(sample: Snapshot) -> None:
    found = task_force.THROUGHPUT.numbers(sample, Scope())
    cells = found.cells
    assert sorted(cells.loc[cells["together"] == 1, "name"].unique()) == [
        "Police, France", "Police, Germany", "Police, Netherlands", "Police, United States",
    ]  # fmt: skip
    assert cells["together"].max() == 19 and not found.withheld
    one = task_force.THROUGHPUT.numbers(sample, Scope(org=("BE-POLICE",)))
    assert one.cells.empty and one.withheld


def test_experts_of_two_operations_add_up_as_on_the_tile(tmp_path: Path) -> None:
    board = published(tmp_path, TWO_OPERATIONS)
    for operation, experts in ((None, 30), ("v7", 19), ("v8", 11)):
        scope = Scope(operation)
        found = task_force.TAKING_PART.numbers(board, scope)
        assert found["experts"].sum() == experts
        assert measure(board, ["experts"], scope)["experts"][0] == experts
        assert f"{experts} experts" in task_force.TAKING_PART.finding(found)
