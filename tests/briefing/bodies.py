"""Bodies that nobody drew by hand: long names, great and missing figures, many or one of each."""

from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from lib.briefing.slide import (
    Body,
    Column,
    Cover,
    Figures,
    Item,
    Number,
    Plot,
    Said,
    Series,
    Table,
)

LETTERS = "WWmm aeiou rstn il ÅÉßĐłž &<>\"'()-;: 0123456789"
NAMES = st.text(LETTERS, min_size=1, max_size=70).map(str.strip).filter(bool)
VALUES = st.one_of(
    st.none(), st.sampled_from([0, 1, 2, 9, 999]), st.integers(0, 10**10), st.integers(0, 40)
)
ROLES = st.sampled_from(
    ["processed", "received", "waiting", "useful", "other", "accent", "muted", "plan", "forecast"]
)
FIRST = date(2019, 12, 28)


@st.composite
def numbers(draw: st.DrawFn) -> Number:
    value = draw(VALUES)
    state = draw(st.sampled_from(["exact"] * 8 + ["withheld", "rounded"]))
    if state == "withheld":
        return Number(None, ("series_processed", ()), state="withheld")
    if state == "rounded" and value is not None:
        return Number(value, state="rounded", words=f"more than {value}")
    kind = draw(st.sampled_from(["count", "count", "hours", "share"]))
    return Number(value if kind != "share" or value is None else value % 300 / 100, kind=kind)


@st.composite
def counts(draw: st.DrawFn) -> Number:
    if draw(st.integers(0, 12)) == 0:
        return Number(None, state="withheld")
    return Number(draw(VALUES))


SAID = st.builds(Said, numbers(), NAMES, before=st.sampled_from(["", "of", "in"]))
ITEMS = st.builds(Item, NAMES, numbers(), st.lists(SAID, max_size=3).map(tuple))


@st.composite
def figures(draw: st.DrawFn) -> Figures:
    items = draw(st.lists(ITEMS, max_size=7))
    if items and draw(st.booleans()):
        items[0] = Item(items[0].label, items[0].number, items[0].beside, lead=True)
    return Figures(tuple(items))


@st.composite
def plots(draw: st.DrawFn) -> Plot:
    kind = draw(st.sampled_from(["bars", "stack", "columns", "lines"]))
    size = draw(st.sampled_from([0, 1, 2, 3, 7, 12, 31, 90]))
    many = draw(st.integers(1, 1 if kind in ("bars", "columns") else 5))
    over: tuple[str, ...] | tuple[date, ...]
    if kind in ("bars", "stack"):
        names = draw(st.lists(NAMES, min_size=min(size, 40), max_size=min(size, 40)))
        over = tuple(f"{n} {name}" for n, name in enumerate(names))
    elif draw(st.booleans()):
        step = draw(st.sampled_from([1, 7, 31, 366]))
        over = tuple(FIRST + timedelta(days=step * n) for n in range(size))
    else:
        noon = datetime(2019, 10, 14, 12)
        over = tuple(noon + timedelta(hours=draw(st.just(6)) * n) for n in range(size))
    series = tuple(
        Series(
            f"{draw(NAMES)} {n}",
            tuple(draw(st.lists(counts(), min_size=len(over), max_size=len(over)))),
            draw(ROLES),
        )  # fmt: skip
        for n in range(many)
    )
    notes = tuple(
        (draw(st.sampled_from(over)), draw(NAMES))
        for _ in range(draw(st.integers(0, 5)) if over and kind in ("columns", "lines") else 0)
    )
    ties = ()
    if kind == "bars" and draw(st.booleans()):
        tie = st.one_of(st.none(), st.builds(Number, st.floats(0, 900), kind=st.just("hours")))
        ties = tuple(draw(st.lists(tie, min_size=len(over), max_size=len(over))))
    bands = ((series[0].name, series[1].name),) if many > 3 and kind == "lines" else ()
    return Plot(kind, over, series, draw(NAMES), notes=notes, ties=ties, bands=bands)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    heads = draw(st.lists(NAMES, min_size=1, max_size=7))
    heat = st.sampled_from([None, "waiting", "notified", "answered"])
    columns = [Column("0", heads[0], "text")]
    columns += [Column(str(n), head, "count", draw(heat)) for n, head in enumerate(heads[1:], 1)]
    row = st.tuples(NAMES, *(numbers() for _ in columns[1:]))
    more = draw(st.sampled_from(["", "and 25 more countries"]))
    return Table(tuple(columns), tuple(draw(st.lists(row, max_size=25))), more)


COVERS = st.builds(Cover, st.lists(NAMES, max_size=3).map(tuple))
BODIES: st.SearchStrategy[Body] = st.one_of(figures(), plots(), tables(), COVERS)
