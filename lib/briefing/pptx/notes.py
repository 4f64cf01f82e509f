"""Speaker notes: what is to be said, what the figures mean, and under which scope they stand."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from pptx.slide import Slide as Page

from lib import wording
from lib.briefing.pptx import frame, place, text
from lib.briefing.slide import Briefing, Number, Plot, Slide, When, numbers


def write(page: Page, slide: Slide, briefing: Briefing, left_out: str) -> None:
    """Write the notes of a slide."""
    notes = page.notes_slide
    words = notes.notes_text_frame
    if words is None:
        return
    said = dict.fromkeys(paragraphs(slide, briefing, left_out))  # none twice
    words.text = "\n".join(said)
    text.in_english(notes._element)


def paragraphs(slide: Slide, briefing: Briefing, left_out: str) -> Iterator[str]:
    """The notes, a paragraph each: those of the slide, what is not shown, then the scope."""
    yield from (place.unbroken(note) for note in slide.notes)
    if left_out:
        yield left_out
    if isinstance(slide.body, Plot):
        for when, words in slide.body.notes:
            yield f"{_day(when, briefing.zone)}: {words}."
    if any(number.state == "withheld" for number in numbers(slide.body)):
        yield "Figures are withheld here: they are not 0."
    yield from briefing.remarks
    yield from briefing.synthetic
    yield f"Scope: {briefing.sentence}"
    published = wording.moment(briefing.published_at, briefing.zone)
    yield f"Snapshot {briefing.snapshot}, published {published}. Marking: {briefing.marked}."


def below(plot: Plot, zone: str) -> str:
    """Below a chart: where figures are withheld, not delivered or too small to be written in."""
    said = []
    for word, is_gone in (("Withheld", _withheld), ("Not delivered", _absent)):
        if places := _gone(plot, is_gone, zone):
            said.append(f"{word}: {places}")
    if said and 2 * sum(_withheld(plot, each) for each in numbers(plot)) > len([*numbers(plot)]):
        said[0] = f"More than half of the figures are withheld: {said[0].partition(': ')[2]}"
    tiny = [f"{place} {each.text}" for place, each in _cells(plot, zone) if _tiny(each)]
    if plot.kind == "stack" and tiny:
        said.append(f"Not drawn: {wording.listing(tiny, 4)}")
    if plot.kind == "stack" and (small := _small(plot, zone)):
        said.append(f"Too narrow for their figure: {wording.listing(small, 4)}")
    return " · ".join(said)


def _gone(plot: Plot, is_gone: Callable[[Plot, Number], bool], zone: str) -> str:
    """Where figures are gone: ``received, 16–20 Oct; planned, 3 Oct``; of one series the places."""
    parts = []
    for series in plot.series:
        there = [n for n, number in enumerate(series.numbers) if is_gone(plot, number)]
        if there:
            runs = wording.listing(_runs(plot, there, zone), 4)
            parts.append(f"{series.name}, {runs}" if len(plot.series) > 1 else runs)
    return "; ".join(parts)


def _runs(plot: Plot, there: Sequence[int], zone: str) -> list[str]:
    """Places by their number; of times those that follow each other as one: ``16–20 Oct``."""
    over = list[str | When](plot.over)
    starts = [n for n in there if n - 1 not in there or isinstance(over[n], str)]
    ends = [n for n in there if n + 1 not in there or isinstance(over[n], str)]
    return [_run(over[a], over[b], zone) for a, b in zip(starts, ends, strict=True)]


def _run(first: str | When, last: str | When, zone: str) -> str:
    if isinstance(first, str) or isinstance(last, str):
        return str(first)
    if isinstance(first, datetime) or isinstance(last, datetime):
        ends = dict.fromkeys((_named(first, zone), _named(last, zone)))
        return " – ".join(ends)
    words = wording.period(first, last)
    return words if first.year != last.year else words.removesuffix(f" {last.year}")


def _withheld(_: Plot, number: Number) -> bool:
    return number.state == "withheld"


def _tiny(number: Number) -> bool:
    return number.drawn is None and number.shown is not None


def _absent(plot: Plot, number: Number) -> bool:
    """A line simply ends where nothing is known yet, and a bar says so itself."""
    gone = number.shown is None and number.state != "withheld"
    return gone and plot.kind in ("columns", "stack")


def _small(plot: Plot, zone: str) -> list[str]:
    made = frame.lying(plot)
    return [
        f"{place} {number.text}"
        for place, number in _cells(plot, zone)
        if number.drawn and not frame.has_room(number, made)
    ]


def _day(when: date, zone: str) -> str:
    there = wording.local(when, zone) if isinstance(when, datetime) else when
    return wording.day(there)


def _named(when: When, zone: str) -> str:
    if not isinstance(when, datetime):
        return wording.short_day(when)
    there = wording.local(when, zone)
    return f"{wording.short_day(there)} {wording.clock(there)}"


def _cells(plot: Plot, zone: str) -> Iterator[tuple[str, Number]]:
    for series in plot.series:
        for over, number in zip(list[str | When](plot.over), series.numbers, strict=True):
            name = over if isinstance(over, str) else _named(over, zone)
            yield (f"{name}, {series.name}" if len(plot.series) > 1 else name), number
