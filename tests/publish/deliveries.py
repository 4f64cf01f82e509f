"""Deliveries that the tests of publishing share."""

from pathlib import Path

from lib.database import current
from lib.measure import measure
from lib.scope import Scope

FIRST = """
    tip
    tip_id  received_at           count
    t1      2019-10-14T10:00:00Z  3
    t2      2019-10-14T11:00:00Z  1

    media
    kind   added_on    files
    image  2019-10-14  7
    image  2019-10-14  5
"""
SECOND = """
    tip
    tip_id  received_at           count
    t2      2019-10-14T11:00:00Z  1
    t3      2019-10-15T11:00:00Z  10

    media
    kind   added_on    files
    image  2019-10-14  12
    video  2019-10-15  1
"""
CONFLICT = """
    tip
    tip_id  received_at           count
    t1      2019-10-14T10:00:00Z  4
    t4      2019-10-15T11:00:00Z  1
"""


def tips(data: Path) -> int:
    return int(measure(current(data), ["tips_received"], Scope())["tips_received"][0])
