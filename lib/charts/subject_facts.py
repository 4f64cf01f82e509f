"""What is known of one thing, in a strip: a name, what it is, and a word more."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from lib.charts import canvas


@dataclass(frozen=True)
class Fact:
    """A name, what it is (a link where *href* stays on the board), and a smaller word below.

    All texts are plain. The *strong* one is the message.
    """

    name: str
    value: str
    more: str = ""
    href: str | None = None
    strong: bool = False


def html(facts: Sequence[Fact], missing: str = "") -> str:
    """A ``<dl>``, as many facts side by side as the width holds; *missing* says why there is none.

    A value that is not delivered is the caller's to say.
    """
    if not facts:
        return f'<p class="nothing">{escape(missing)}</p>'
    return f'<dl class="one-facts">{"".join(map(_fact, facts))}</dl>'


def finding(facts: Sequence[Fact]) -> str:
    """All of it in one sentence."""
    return "; ".join(f"{fact.name.lower()}: {fact.value}" for fact in facts)


def _fact(fact: Fact) -> str:
    more = f"<small>{escape(fact.more)}</small>" if fact.more else ""
    strong = " class=strong" if fact.strong else ""
    value = canvas.linked(fact.value, fact.href)
    return f"<div{strong}><dt>{escape(fact.name)}</dt><dd>{value}{more}</dd></div>"
