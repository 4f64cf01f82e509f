"""Working hours as one line of minutes."""

from datetime import datetime

import pytest

from lib.sample.chance import Chance
from lib.sample.table import cell
from lib.sample.working_time import at_a_desk, minutes_between, moved, next_morning, while_open


def at(text: str) -> datetime:
    """14 October, 09:00, from "14 09:00"."""
    return datetime.strptime(f"2019-10-{text}", "%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("14 09:00", 30, "14 09:30"),
        ("14 18:00", 60, "15 09:00"),  # 18:30 closes, 08:30 opens
        ("15 09:00", -60, "14 18:00"),
        ("18 18:00", 60, "19 10:30"),  # the Saturday that is worked opens at 10:00
        ("19 15:30", 60, "21 09:00"),  # the Sunday is not worked
        ("25 16:00", 60, "28 09:30"),  # office hours after the operation
        ("20 12:00", 0, "21 08:30"),
    ],
)
def test_time_passes_while_people_work(start: str, minutes: int, end: str) -> None:
    assert moved(at(start), minutes) == at(end)


@pytest.mark.parametrize(
    ("since", "until", "minutes"),
    [
        ("14 09:00", "14 10:00", 60),
        ("14 18:00", "15 09:00", 60),
        ("19 16:00", "21 08:30", 0),
        ("20 03:00", "20 23:00", 0),
    ],
)
def test_minutes_of_work(since: str, until: str, minutes: int) -> None:
    assert minutes_between(at(since), at(until)) == minutes


def test_while_open_is_between() -> None:
    chance = Chance("open")
    drawn = [while_open(at("18 18:00"), at("19 11:00"), chance) for _ in range(200)]
    assert at("18 18:00") <= min(drawn) < at("18 18:30")
    assert at("19 10:00") <= max(drawn) < at("19 11:00")
    assert not any(at("18 18:30") < each < at("19 10:00") for each in drawn)


def test_mornings_and_desks() -> None:
    assert next_morning(at("18 12:00")) == at("19 08:25")
    assert next_morning(at("19 12:00")) == at("21 08:25")
    assert at_a_desk(at("18 19:20")) == at("21 08:20")  # a Friday evening
    assert at_a_desk(at("16 05:20")) == at("16 08:20")
    assert at_a_desk(at("16 12:20")) == at("16 12:20")


@pytest.mark.parametrize(
    ("local", "written"),
    [
        ("14 08:45", "2019-10-14T06:45:00Z"),
        ("28 08:45", "2019-10-28T07:45:00Z"),  # summer time ended on the 27th
    ],
)
def test_instants_are_written_in_utc(local: str, written: str) -> None:
    assert cell(at(local)) == written
