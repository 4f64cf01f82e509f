"""The slow, obvious second implementation of every metric, written from METRICS.md alone.

Lists of dicts in, numbers out: no SQL, no data frames, nothing shared with
``lib.metrics`` or ``lib.measure`` but the ``Scope`` value. It is here to be
compared with them, so it repeats itself rather than being quick.
"""

from itertools import product
from typing import Any

from lib.scope import Scope
from tests.reference.facts import DIMS, Fact, facts
from tests.reference.figures import FIGURES, SHARES, Number
from tests.reference.standing import Delivery

METRICS = (*FIGURES, *SHARES)
Group = tuple[Any, ...]


def dims(metric: str) -> tuple[str, ...]:
    """What a metric may be taken by; a share by what both of its figures have."""
    if metric in SHARES:
        above, below = SHARES[metric]
        return tuple(dim for dim in dims(above) if dim in dims(below))
    return DIMS[FIGURES[metric].fact]


def measure(
    delivery: Delivery, metric: str, scope: Scope, by: tuple[str, ...] = ()
) -> Number | dict[Group, Number]:
    """A number, None where not delivered; with ``by`` one for each group that has rows.

    A group that is not in the answer has ``nothing(delivery, metric)``.
    """
    for dim in by:
        if dim not in dims(metric):
            raise ValueError(f"{metric} has no {dim}; it has {', '.join(dims(metric))}.")
    found = groups(delivery, metric, scope, by)
    return found if by else found.get((), nothing(delivery, metric))


def nothing(delivery: Delivery, metric: str) -> Number:
    """What a metric says where there is no row at all."""
    if metric in SHARES or not delivered(delivery, metric):
        return None
    if metric == "files_available":
        return nothing(delivery, "files_counted")
    return FIGURES[metric].says([])


def delivered(delivery: Delivery, metric: str) -> bool:
    """Whether the tables that a metric can't do without were delivered."""
    figure = FIGURES[metric]
    return all(delivery.get(table) is not None for table in (figure.fact, *figure.needs))


def groups(
    delivery: Delivery, metric: str, scope: Scope, by: tuple[str, ...]
) -> dict[Group, Number]:
    """The metric measured over the rows in scope of each group."""
    if metric in SHARES:
        return share(delivery, metric, scope, by)
    if not delivered(delivery, metric):
        return {}
    figure = FIGURES[metric]
    gathered: dict[Group, list[Fact]] = {}
    for one in facts(delivery, figure.fact, scope):
        for group in product(*(one.dims[dim] for dim in by)):
            gathered.setdefault(group, []).append(one)
    found = {group: figure.says(rows) for group, rows in gathered.items()}
    if metric == "files_available":
        return or_the_media(found, delivery, scope, by)
    return found


def or_the_media(
    found: dict[Group, Number], delivery: Delivery, scope: Scope, by: tuple[str, ...]
) -> dict[Group, Number]:
    """Files as stated by the operation; else those counted in the media."""
    counted = groups(delivery, "files_counted", scope, by)
    otherwise = nothing(delivery, "files_counted")
    for group in {*found, *counted}:
        if found.get(group) is None:
            found[group] = counted.get(group, otherwise)
    return found


def share(
    delivery: Delivery, metric: str, scope: Scope, by: tuple[str, ...]
) -> dict[Group, Number]:
    """One figure divided by another; None where either is not to be had, or nothing to share."""
    above, below = SHARES[metric]
    parts = groups(delivery, above, scope, by)
    wholes = groups(delivery, below, scope, by)
    found: dict[Group, Number] = {}
    for group in {*parts, *wholes}:
        part = parts.get(group, nothing(delivery, above))
        whole = wholes.get(group, nothing(delivery, below))
        found[group] = None if part is None or not whole else part / whole
    return found
