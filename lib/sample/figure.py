"""What Europol and others published, in long form: one row per figure.

Derived from the two files in ``data/public/source``, which are kept verbatim;
``data/README.md`` says how their columns were read. Nothing is added: what a
source doesn't state has no row, and figures that contradict each other both have one.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from lib.sample import table

SOURCE = Path(__file__).parents[2] / "data" / "public" / "source"
COLUMNS = (
    "subject", "edition", "as_of", "metric", "value",
    "qualifier", "wording", "source", "confidence",
)  # fmt: skip
QUALIFIER = {"exact": "exactly", "more than": "more than", "about": "about", "almost": "almost"}
UNIT = "the source counts {}"
# column of the edition file -> metric, its column of qualifiers, what the wording adds
EDITION = (
    ("experts", "experts", "experts_qualifier", ""),
    ("countries", "countries_taking_part", "countries_qualifier", ""),
    ("agencies", "organisations_taking_part", "", "said as agencies"),
    ("triaged_planned", "series_planned", "", UNIT),
    ("analysed", "series_processed", "analysed_qualifier", UNIT),
    ("country_likely", "series_pinpointed", "country_qualifier", UNIT),
    ("disseminated", "disseminated", "", UNIT),
    ("offenders", "offenders", "", "whether identified or arrested is not said"),
    ("db_files_million", "files_available", "", "stated in millions"),
    ("cum_children_safeguarded", "cumulative_children_safeguarded", "", "cumulative"),
    ("cum_offenders", "cumulative_offenders", "", "cumulative"),
)
CAMPAIGN = (
    ("tips", "tips_received", ""),
    ("objects_published", "objects_published", ""),
    ("objects_identified", "objects_identified", ""),
    ("likely_country_instances", "likely_country_instances", ""),
    ("children_identified", "children_identified", ""),
    ("offenders", "offenders_prosecuted", "said as offenders"),
)
# what is said of the victims of an edition -> (metric, count) beside or instead of "identified"
VICTIMS = {
    "tentative": (("victims_tentative", None),),
    "confirmed (plus 2 tentative)": (("victims_identified", None), ("victims_tentative", "2")),
    "provisional (9 already safeguarded)": (
        ("victims_identified", None),
        ("victims_safeguarded", "9"),
    ),
    "identified and safeguarded": (("victims_identified", None), ("victims_safeguarded", None)),
    "identified and safeguarded so far": (
        ("victims_identified", None),
        ("victims_safeguarded", None),
    ),
}
IDENTIFIED = (("victims_identified", None),)
Row = tuple[str, ...]


def write(folder: Path) -> None:
    """Write ``published_figure.csv`` into *folder*."""
    rows = [row for line in _lines("vidtf") for row in _of_edition(line)]
    rows += [row for line in _lines("trace_an_object") for row in _of_campaign(line)]
    table.write(folder / "published_figure.csv", COLUMNS, rows)


def _lines(subject: str) -> list[dict[str, str]]:
    path = SOURCE / f"{subject}_public_figures.csv"
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def _of_edition(line: dict[str, str]) -> Iterator[Row]:
    dates = line["date_confidence"].removeprefix("stated").strip(" ()")
    for column, metric, qualifier, said in EDITION:
        if line[column]:
            value = f"{line[column]}000000" if column == "db_files_million" else line[column]
            term = line["unit_term_used"]
            unit = "" if said == UNIT and term in ("", "series") else said.format(term)
            stated = line[qualifier] if qualifier else ""
            yield _edition_row(line, metric, value, stated, unit, dates)
    if line["victims_identified"]:
        said = line["victims_qualifier"]
        for metric, count in VICTIMS.get(said, IDENTIFIED):
            yield _edition_row(line, metric, count or line["victims_identified"], said, "", dates)


def _edition_row(
    line: dict[str, str], metric: str, value: str, stated: str, unit: str, dates: str
) -> Row:
    qualifier, words = _qualified(stated)
    return (
        "vidtf", line["edition"], line["end_date"], metric, value, qualifier,
        _wording(words, unit, dates, _unsure(line)), *_source(line["source"]),
        _confidence(line),
    )  # fmt: skip


def _of_campaign(line: dict[str, str]) -> Iterator[Row]:
    day = line["as_of"] if len(line["as_of"]) == 10 else ""
    dated = "" if day else _dated(line["as_of"], line["as_of_confidence"])
    source, other = _sources(line["source"])
    for column, metric, said in CAMPAIGN:
        if not line[column]:
            continue
        qualifier = line["tips_qualifier"] if column == "tips" else ""
        conflict = line["confidence"].partition("(")[2].rstrip(")")
        words = _wording(
            conflict if line[column] in conflict.split() else "", said, dated, other, _unsure(line)
        )
        yield (
            "trace_an_object", "", day, metric, line[column], QUALIFIER.get(qualifier, ""),
            words, source, _confidence(line),
        )  # fmt: skip


def _dated(said: str, how: str) -> str:
    """When a figure held, in words, where no day is stated."""
    return how if said in how else f"{said}, {how}"


def _qualified(stated: str) -> tuple[str, str]:
    """The qualifier, and the rest of what was stated in words."""
    word, _, rest = stated.partition(" (reads: ")
    if word in QUALIFIER:
        return QUALIFIER[word], rest.rstrip(")")
    return "", stated


def _sources(stated: str) -> tuple[str, str]:
    """The first address, and what to say of a second."""
    first, _, second = stated.partition(" ; ")
    return first, f"also {second}" if second else ""


def _source(stated: str) -> tuple[str]:
    return (_sources(stated)[0],)


def _confidence(line: dict[str, str]) -> str:
    return "high" if line["confidence"].startswith("high") else "medium"


def _unsure(line: dict[str, str]) -> str:
    return "confidence medium-high" if line["confidence"] == "medium-high" else ""


def _wording(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
