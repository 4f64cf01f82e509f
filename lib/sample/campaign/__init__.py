"""The campaign of the sample: Stop Child Abuse – Trace an Object, since 1 June 2017.

Two things are wrong on purpose, to come up as questions: a tip names an object
that there isn't, and an object a picture that isn't delivered.
"""

from dataclasses import replace
from pathlib import Path

from lib.sample import picture, table
from lib.sample.campaign import objects, outcome, tip, triage

NO_PICTURE = "OBJ-094"
NO_OBJECT = "OBJ-131"


def write(folder: Path) -> None:
    """Write the tables of the campaign, and the pictures."""
    published = objects.all_objects()
    _write_tables(folder, published)
    for one in published:
        if one.image and one.object_id != NO_PICTURE:
            picture.write(folder / one.image, one.motif.name, one.colour, one.style)


def _write_tables(folder: Path, published: list[objects.Object]) -> None:
    tips = tip.all_tips(published)
    tips[-103] = replace(tips[-103], object_id=NO_OBJECT)
    table.write(
        folder / "object.csv",
        ("object_id", "release", "kind", "title", "image"),
        objects.rows(published),
    )
    table.write(
        folder / "object_event.csv",
        outcome.COLUMNS,
        outcome.follow(published).rows(outcome.FIELDS),
    )
    table.write(folder / "tip.csv", tip.COLUMNS, tip.rows(tips))
    books = triage.sort_out(tips)
    table.write(folder / "tip_event.csv", triage.COLUMNS, books.rows(triage.FIELDS))
