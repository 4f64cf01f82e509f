"""What the map can't show: how the series in scope add up, whatever is known of their country."""

from dataclasses import dataclass

from lib import wording
from lib.charts import canvas


@dataclass(frozen=True)
class Parts:
    """Series in scope by the countries that they are pinpointed to.

    ``one``, ``several`` and ``unknown`` add up to ``series``. ``circles`` is the sum of what
    the map shows, where a series stands in each of its countries; ``unstated`` are those of
    the unknown whose event names no country, ``elsewhere`` those with candidates beyond the
    scope. In a *part* (some countries, a period) the unknown may be known beyond it.
    """

    one: int
    several: int
    unknown: int
    circles: int
    unstated: int = 0
    elsewhere: int = 0
    delivered: bool = True
    part: bool = False

    @property
    def none(self) -> str:
        """What is known of the rest, in words."""
        return "to none within this scope" if self.part else "to none: the country is not known"

    @property
    def series(self) -> int:
        """All series in scope."""
        return self.one + self.several + self.unknown


def html(parts: Parts, sheet: tuple[str, str] | None = None, unknown: str = "") -> str:
    """The sum as a table, and below it what explains the map.

    *sheet* is (name, address) of the country in scope; *unknown* leads to those of no country.
    """
    if not parts.delivered:
        return '<p class="nothing">Not delivered.</p>'
    rows = [
        _row("", parts.one, "series pinpointed to one country"),
        _row("+", parts.several, "to several candidate countries"),
        _row("+", parts.unknown, parts.none, "" if parts.part else unknown),
        _row("=", parts.series, "series in this scope", total=True),
    ]
    table = (
        '<table class="country-sum"><caption>Series in this scope by what is known of their'
        f" country</caption><tbody>{''.join(rows)}</tbody></table>"
    )
    link = (
        f"<p>{canvas.linked(f'The sheet of {sheet[0]}, on one page', sheet[1])}</p>"
        if sheet
        else ""
    )
    return f'<div class="country-beside">{table}{link}{"".join(map(_line, notes(parts)))}</div>'


def _line(words: str) -> str:
    return f'<p class="foot">{words}</p>'


def _row(sign: str, n: int, words: str, href: str = "", total: bool = False) -> str:
    kind = ' class="total"' if total else ""
    said = canvas.linked(words, href) if href and n else words
    return (
        f'<tr{kind}><td class="sign" aria-hidden="true">{sign}</td>'
        f'<td class="number">{wording.count(n)}</td><th scope="row">{said}</th></tr>'
    )


def notes(parts: Parts) -> list[str]:
    """What else is to be said, so that map and sum agree in front of the reader."""
    said = []
    if parts.circles:
        said.append(
            f"All circles together: {wording.count(parts.circles)}. A series with several "
            "candidates stands in each of its countries."
        )
    if parts.elsewhere:
        said.append(
            f"{wording.count(parts.elsewhere)} of them {_have(parts.elsewhere)} candidates in "
            "countries beyond this scope too."
        )
    if parts.unstated:
        said.append(
            f"Of those not known, {wording.count(parts.unstated)} "
            f"{_name(parts.unstated)} no country."
        )
    said.append(
        "Country pinpointed: the likely country of production, a judgement. The board takes no "
        "position on any border. Shapes: Natural Earth, public domain; codes: ISO 3166 and XK."
    )
    return said


def _name(n: int) -> str:
    return "names" if n == 1 else "name"


def _point(n: int) -> str:
    return "points" if n == 1 else "point"


def _have(n: int) -> str:
    return "has" if n == 1 else "have"


def finding(parts: Parts) -> str:
    """The title: how many point to one country, to several, to none."""
    if not parts.delivered:
        return "Not delivered: which countries series point to"
    if not parts.series:
        return "No series in this scope"
    whole = f"Of {wording.plural(parts.series, 'series', 'series')} in this scope"
    one, several, none = map(wording.count, (parts.one, parts.several, parts.unknown))
    to_one = f"{one} {_point(parts.one)} to one country"
    return f"{whole}, {to_one}, {several} to several, {none} to none"
