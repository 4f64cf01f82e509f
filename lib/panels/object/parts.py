"""Where do the tips of this object point to, how do they come, in which languages?"""

from collections.abc import Callable

import pandas as pd

from lib import country as countries
from lib.charts import parts as chart
from lib.database import Snapshot
from lib.focus import Focus
from lib.panels.object.about import About, about
from lib.panels.object.tips import SHARED, lacking
from lib.panels.panel import Panel, leads_to
from lib.scope import Scope
from lib.theme import Look

CHANNELS = {"web": "Web", "phone": "Phone", "email": "E-mail", "partner": "Partner"}


def numbers(snapshot: Snapshot, scope: Scope, object: str | None) -> About:
    """Everything known of the object in scope; its tips are drawn."""
    return about(snapshot, scope, object)


def points_to(found: About) -> pd.DataFrame:
    """The countries that its tips point to; those that name none stand apart."""
    rows = found.tips_by("country")
    quiet = rows["name"].isna() | (rows["name"] == countries.UNKNOWN)
    rows = rows.assign(name=rows["name"].fillna(countries.UNKNOWN), quiet=quiet)
    focus = Focus(object=found.object)
    hrefs = [leads_to(found.scope, "object", focus, country=(code,)) for code in rows["name"]]
    return rows.assign(href=hrefs, name=rows["name"].map(countries.name))


def channels(found: About) -> pd.DataFrame:
    """The ways by which its tips came."""
    return _named(found.tips_by("channel"), lambda each: CHANNELS.get(each, each.capitalize()))


def languages(found: About) -> pd.DataFrame:
    """The languages of its tips, in plain English."""
    from babel import Locale

    names = Locale("en").languages
    return _named(found.tips_by("language"), lambda each: str(names.get(each, each)))


def _named(rows: pd.DataFrame, name: Callable[[str], str]) -> pd.DataFrame:
    """With names in the place of codes; what is not known stands apart."""
    quiet = rows["name"].isna()
    names = [name(each) if isinstance(each, str) else "not known" for each in rows["name"]]
    return rows.assign(name=names, quiet=quiet)


def _panel(
    name: str,
    title: str,
    head: str,
    rows: Callable[[About], pd.DataFrame],
    nouns: tuple[str, str],
) -> Panel:
    def finding(found: About) -> str:
        return lacking(found, "tip") or chart.finding(rows(found), *nouns)

    def figure(found: About, _: Look) -> str:
        return chart.html(rows(found), head, finding(found))

    return Panel(
        name,
        title,
        ("tips_received", "tips_useful"),
        numbers,
        figure,
        finding,
        lambda found: f"Bars in a table. {finding(found)}.",
        lambda found: rows(found)[["name", "tips", "useful"]],
        **SHARED,
    )


POINTS_TO = _panel(
    "object_points_to", "Where do its tips point to?", "Country", points_to,
    ("country", "countries"),
)  # fmt: skip
CHANNEL = _panel(
    "object_channels", "How do its tips come?", "Channel", channels, ("channel", "channels")
)
LANGUAGE = _panel(
    "object_languages", "In which languages?", "Language", languages, ("language", "languages")
)
