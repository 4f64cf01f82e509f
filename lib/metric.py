"""A metric is a sentence: name, label, fact, one aggregate, meaning."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["count", "share", "hours"]


@dataclass(frozen=True)
class Grain:
    """Rows gathered before they are counted: one group per ``keys``, with ``columns`` of SQL.

    A median over series needs the hours of each series first; that is its grain.
    """

    name: str
    keys: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Metric:
    """One figure of the board, measured over the standing rows of ``fact`` in scope.

    ``aggregate`` is one SQL expression over the rows of the fact (or of its
    ``grain``). ``needs`` are the tables without which it is *not delivered*.
    ``over`` names numerator and denominator of a share, which has no aggregate
    of its own; ``otherwise`` the metric that stands in where this one is null.
    Filters and periods are not part of a metric.

    What a count is made of: within the groups of ``unit`` (columns of the fact) it adds
    up to the whole; without a unit it does not move with the instant, or is no sum.
    ``kinds`` are those of the events that it reads, the decisive ones first; one of
    ``lowered_by`` makes it less when it comes, any other more. By the kinds of ``there_by``
    the thing is there at all, and they decide nothing else.
    """

    name: str
    label: str
    fact: str
    aggregate: str
    meaning: str
    leaves_out: str = ""
    grain: Grain | None = None
    kind: Kind = "count"
    needs: tuple[str, ...] = ()
    over: tuple[str, str] | None = None
    otherwise: str | None = None
    unit: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    lowered_by: tuple[str, ...] = ()
    there_by: tuple[str, ...] = ()


def distinct(
    what: str, kinds: str, name: str, label: str, fact: str, meaning: str, leaves_out: str
) -> Metric:
    """How many distinct *what* have an event of one of *kinds* (quoted, comma-separated)."""
    aggregate = f"count(distinct {what}) filter (kind in ({kinds}))"
    read = tuple(kind.strip(" '") for kind in kinds.split(","))
    return Metric(
        name, label, fact, aggregate, meaning, leaves_out,
        needs=(fact,), unit=(what,), kinds=read,
    )  # fmt: skip


def total(kind: str, name: str, label: str, fact: str, meaning: str, leaves_out: str) -> Metric:
    """The sum of what the events of a *kind* count."""
    aggregate = f"coalesce(sum(\"count\") filter (kind = '{kind}'), 0)::bigint"
    return Metric(
        name, label, fact, aggregate, meaning, leaves_out,
        needs=(fact,), unit=("event_id",), kinds=(kind,),
    )  # fmt: skip
