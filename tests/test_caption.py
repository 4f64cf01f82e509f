"""What stands on every page and file: the strictest marking, and every handling code."""

from dataclasses import replace

import pytest

from lib import caption
from lib.database import Operation, Snapshot
from lib.scope import Scope

OPERATION = Operation("v7", "VIDTF 7", None, None, "UTC", "TLP:AMBER", "H1")


def marked(marking: str, handling: str | None) -> Operation:
    return replace(OPERATION, marking=marking, handling=handling)


@pytest.mark.parametrize(
    ("there", "wanted"),
    [
        ([], "TLP:RED"),  # of nothing, nothing is known to be milder
        ([("TLP:GREEN", None)], "TLP:GREEN"),
        ([("TLP:GREEN", "H1"), ("TLP:AMBER", "H2 H0")], "TLP:AMBER H0 H1 H2"),
        ([("TLP:AMBER", None), ("TLP:AMBER+STRICT", None)], "TLP:AMBER+STRICT"),
        ([("TLP:RED", None), ("TLP:PURPLE", None)], "TLP:PURPLE"),  # not known: the strictest
    ],
)
def test_the_strictest_marking_stands(there: list[tuple[str, str | None]], wanted: str) -> None:
    assert caption.strictest(tuple(marked(*each) for each in there)) == wanted


def test_the_sentence_names_scope_snapshot_and_marking(sample: Snapshot) -> None:
    said = caption.sentence(sample, Scope(country=("DE",), org=("DE-POLICE",)))
    assert said.startswith("VIDTF 7 · Germany · Police, Germany · as known now")
    assert f"snapshot {sample.id} of " in said and said.endswith("TLP:AMBER H1")
    assert caption.title(sample, Scope()) == "VIDTF 7"
