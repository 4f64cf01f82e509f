"""Published figures in long form: everything that the sources state, and nothing else."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from lib.sample import write_public
from tests.sample.folder import PUBLIC, SAMPLE

EDITIONS = PUBLIC / "source" / "vidtf_public_figures.csv"
CAMPAIGN = PUBLIC / "source" / "trace_an_object_public_figures.csv"
COUNTED = ("experts", "countries", "agencies", "triaged_planned", "analysed", "country_likely",
           "disseminated", "victims_identified", "offenders", "cum_children_safeguarded",
           "cum_offenders")  # fmt: skip
TIPS = ("tips", "objects_published", "objects_identified", "likely_country_instances",
        "children_identified", "offenders")  # fmt: skip


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


FIGURES = lines(PUBLIC / "published_figure.csv")


def said(subject: str, edition: str, metric: str, as_of: str | None = None) -> list[str]:
    return [
        f"{row['qualifier']} {row['value']} {row['wording']}".strip()
        for row in FIGURES
        if (row["subject"], row["edition"], row["metric"]) == (subject, edition, metric)
        and as_of in (None, row["as_of"])
    ]


def test_the_file_is_what_is_written(tmp_path: Path) -> None:
    write_public(tmp_path)
    ours = (PUBLIC / "published_figure.csv").read_bytes()
    assert (tmp_path / "published_figure.csv").read_bytes() == ours
    assert (SAMPLE / "published_figure.csv").read_bytes() == ours


def test_every_figure_of_an_edition_is_there_once() -> None:
    stated = Counter(
        (line["edition"], int(line[column]))
        for line in lines(EDITIONS)
        for column in COUNTED
        if line[column]
    )
    stated += Counter(
        (line["edition"], int(line["db_files_million"]) * 1_000_000)
        for line in lines(EDITIONS)
        if line["db_files_million"]
    )
    more = Counter({  # stated in words, or for two figures at once
        ("8", 2): 1, ("10", 9): 1, ("13", 3): 1, ("14", 4): 1, ("16", 3): 1,
    })  # fmt: skip
    found = Counter((r["edition"], int(r["value"])) for r in FIGURES if r["subject"] == "vidtf")
    assert found == stated + more


def test_every_figure_of_the_campaign_is_there_once() -> None:
    stated = Counter(
        (line["as_of"] if len(line["as_of"]) == 10 else "", int(line[column]))
        for line in lines(CAMPAIGN)
        for column in TIPS
        if line[column]
    )
    found = Counter(
        (r["as_of"], int(r["value"])) for r in FIGURES if r["subject"] == "trace_an_object"
    )
    assert found == stated


# subject, edition, metric -> qualifier, value, wording
READINGS = (
    ("vidtf", "5", "series_processed", ["exactly 584"]),
    ("vidtf", "5", "series_planned", ["351"]),
    ("vidtf", "7", "files_available", ["48000000 stated in millions"]),
    ("vidtf", "7", "victims_tentative", ["4 tentative"]),
    ("vidtf", "7", "victims_identified", []),
    ("vidtf", "8", "countries_taking_part", ["14 counted from the list"]),
    ("vidtf", "8", "victims_identified", ["9 confirmed (plus 2 tentative)"]),
    ("vidtf", "8", "victims_tentative", ["2 confirmed (plus 2 tentative)"]),
    ("vidtf", "9", "victims_safeguarded", []),  # “removed from harm” are not that word
    ("vidtf", "11", "experts", []),
    (
        "vidtf", "14", "series_pinpointed",
        ["more than 180 the source counts datasets"],
    ),
    ("vidtf", "14", "victims_safeguarded", ["4 identified and safeguarded so far"]),
    (
        "vidtf", "2", "countries_taking_part",
        ["more than 10 more than 10 EU Member States, plus third countries; "
         "press release 2016-04-19 only"],
    ),
    (
        "trace_an_object", "", "likely_country_instances",
        ["25 early 2018 (day not stated); confidence medium-high", "32", "93",
         "105 also https://www.afp.gov.au/what-we-do/campaigns/stop-child-abuse-trace-object",
         "217 217 conflicts with Europol 127; 2023-11, month stated",
         "127 undated Europol page (2024 or later by content)"],
    ),
)  # fmt: skip


@pytest.mark.parametrize(("subject", "edition", "metric", "expected"), READINGS)
def test_figures_are_read_as_they_were_meant(
    subject: str, edition: str, metric: str, expected: list[str]
) -> None:
    assert said(subject, edition, metric) == expected


def test_cells_are_fit_for_a_delivery() -> None:
    for row in FIGURES:
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", row["as_of"])
        assert row["confidence"] in ("high", "medium")
        assert row["qualifier"] in ("", "exactly", "more than", "about", "almost")
        assert row["source"].startswith("http")
        for text in row.values():
            assert len(text) <= 200 and text[:1] not in tuple("=+-@")


def test_confidence_is_never_raised() -> None:
    doubted = {line["source"] for line in lines(EDITIONS) if "medium" in line["confidence"]}
    assert {row["confidence"] for row in FIGURES if row["source"] in doubted} == {"high", "medium"}
