"""Briefings that no one would want, and that come all the same."""

from dataclasses import replace
from datetime import date, timedelta

from lib.briefing.slide import Briefing, Column, Cover, Figures, Item, Number, Plot, Said, Table
from tests.briefing.drawn import BRIEFING, line, slide

NAMES = ("Türkiye", "Ştefan cel Mare", "Łódź", "Αθήνα", "Київ", "Việt Nam", "Curaçao")


def of(*slides: object, **changed: object) -> Briefing:
    return replace(BRIEFING, slides=tuple(slides), **changed)  # type: ignore[arg-type]


def days(n: int, columns: int = 1) -> Plot:
    """A line over *n* days."""
    over = tuple(date(2019, 1, 1) + timedelta(days=each) for each in range(n))
    roles = ("processed", "received", "started", "closed")
    lines = tuple(line(f"kind {c}", list(range(n)), roles[c % 4]) for c in range(columns))
    return Plot("lines", over, lines, "series", "Day")


def rows(n: int, name: str = "Germany") -> Table:
    columns = Column("country", "Country", "text"), Column("n", "Pinpointed", "count", "pinpointed")
    return Table(columns, tuple((f"{name} {each}", Number(each)) for each in range(n)))


LONG = "Directorate-General for International Police Cooperation and the Protection of Minors, "
WIDE = Table(
    tuple(Column(f"c{n}", f"A column that is called {n}", "count") for n in range(12)),
    (tuple(Number(48_103_000 + n) for n in range(12)),) * 3,
)
WITHHELD = Number(None, ("tips_received", ()), state="withheld")
ODD = {
    "nothing": of(),
    "cover alone": of(slide("cover", "VIDTF 7", Cover(()))),
    "no cover": of(slide("trend", "A finding", days(5))),
    "cover last": of(slide("trend", "A finding", days(5)), slide("cover", "End", Cover(("a",)))),
    "empty plot": of(slide("trend", "No tips in this scope", Plot("lines", (), (), "tips"))),
    "no figure": of(slide("trend", "No figure", replace(days(4), series=(line("a", [None] * 4, "other"),)))),  # noqa: E501
    "no rows": of(slide("table", "No rows", rows(0))),
    "80 rows": of(slide("table", "Many rows", rows(80, LONG[:70]))),
    "long names": of(slide("table", LONG * 3, rows(30, LONG * 2), )),
    "400 days": of(slide("trend", "Many days", days(400))),
    "90 days of 4": of(slide("trend", "Many days", days(90, 4))),
    "wide": of(slide("wide", "Many columns", WIDE)),
    "names": of(*(slide("name", name, rows(2, name)) for name in NAMES), title="Türkiye"),
    "other scripts": of(slide("name", "日本 😀 مصر ישראל \ue000", rows(2, "é̵ z̵ 👩‍👧 \U00013000"))),
    "unseen": of(slide("name", "a\x00b\x07c\u202ed\ud800e\nf", rows(2, "\u2066x\ufeff"))),
    "no words": of(replace(slide("", "", rows(1)), question="", alt="", notes=()), title=""),
    "long scope": replace(
        BRIEFING, sentence=f"{LONG * 6}snapshot 7f3a91", remarks=(LONG * 3,) * 4, title=LONG * 3,
        handling="H1 H2 for the competent authorities of the states taking part only",
    ),
    "figures": of(slide("figures", "Two", Figures((
        Item("Tips", WITHHELD, (Said(WITHHELD, "useful"),)), Item("Files", Number(None)))))),
    "nine figures": of(slide("figures", "Nine", Figures((Item("Tips", Number(10**9), (), True),) * 9))),  # noqa: E501
}  # fmt: skip
