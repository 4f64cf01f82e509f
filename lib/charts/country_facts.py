"""What else is known about a country, as a short list of facts."""

from dataclasses import dataclass
from html import escape

from lib.charts import canvas


@dataclass(frozen=True)
class Fact:
    """A label, the figure, and what stands behind it, each with its address or none."""

    label: str
    figure: str
    more: tuple[tuple[str, str], ...] = ()


def html(facts: tuple[Fact, ...]) -> str:
    """A list of terms, each with its figure and what is behind it."""
    entries = "".join(_entry(fact) for fact in facts)
    return f'<dl class="country-facts">{entries}</dl>'


def _entry(fact: Fact) -> str:
    linked = ", ".join(canvas.linked(words, href) for words, href in fact.more)
    small = f"<small>{linked}</small>" if linked else ""
    return f"<div><dt>{escape(fact.label)}</dt><dd><b>{escape(fact.figure)}</b>{small}</dd></div>"


def finding(facts: tuple[Fact, ...]) -> str:
    """The facts in one sentence."""
    return "; ".join(f"{fact.label}: {fact.figure}" for fact in facts)
