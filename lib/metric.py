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


def distinct(
    what: str, kinds: str, name: str, label: str, fact: str, meaning: str, leaves_out: str
) -> Metric:
    """How many distinct *what* have an event of one of *kinds* (quoted, comma-separated)."""
    aggregate = f"count(distinct {what}) filter (kind in ({kinds}))"
    return Metric(name, label, fact, aggregate, meaning, leaves_out, needs=(fact,))


def total(kind: str, name: str, label: str, fact: str, meaning: str, leaves_out: str) -> Metric:
    """The sum of what the events of a *kind* count."""
    aggregate = f"coalesce(sum(\"count\") filter (kind = '{kind}'), 0)::bigint"
    return Metric(name, label, fact, aggregate, meaning, leaves_out, needs=(fact,))
