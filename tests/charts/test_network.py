"""The network shows each series once, as a link, and says how it is linked."""

import re

import pandas as pd
import pytest

from lib.charts import network as chart
from lib.theme import DARK, LIGHT

NODES = ["node", "ring", "by", "label", "note", "href"]


def net(first: int, beyond: int = 0) -> pd.DataFrame:
    """A centre, *first* neighbours, *beyond* each of them as many."""
    rows = [("s", 0, "", "s", "this series", "/one-series?series=s")]
    for n in range(first):
        rows.append((f"a{n}", 1, "s", f"a{n}", "overlaps · visual", f"/one-series?series=a{n}"))
        rows += [(f"b{n}.{m}", 2, f"a{n}", f"b{n}.{m}", "", "") for m in range(beyond)]
    return pd.DataFrame(rows, columns=NODES)


def edges(nodes: pd.DataFrame, relation: str = "overlaps") -> pd.DataFrame:
    there = [(one["by"], one["node"], relation) for one in nodes.to_dict("records") if one["by"]]
    return pd.DataFrame(there, columns=["a", "b", "relation"])


@pytest.mark.parametrize("beyond", [0, 1, 3])
@pytest.mark.parametrize("first", [1, 2, 3, 6, 12])
def test_nodes_stand_apart_and_within_the_box(first: int, beyond: int) -> None:
    nodes = net(first, beyond)
    markup = chart.html(nodes, edges(nodes), LIGHT)
    found = re.findall(r"left:([\d.]+)%;top:([\d.]+)%", markup)
    assert len(found) == len(set(found))
    assert all(0 < float(part) < 100 for place in found for part in place)
    assert markup.count("<a href") == first + 1


def test_what_has_no_room_is_counted() -> None:
    nodes = net(15)
    assert "and 3 more in the numbers below" in chart.html(nodes, edges(nodes), DARK)


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        ("overlaps", "plain line: overlaps"),
        ("merged_into", "thicker towards the heir"),
        ("split_from", "dashed line: split"),
    ],
)
def test_lines_are_explained_in_words(relation: str, words: str) -> None:
    nodes = net(2)
    assert words in chart.html(nodes, edges(nodes, relation), LIGHT)


def test_texts_are_escaped_and_links_stay_on_the_board() -> None:
    nodes = net(2)
    nodes.loc[1, ["label", "note", "href"]] = ["<b>", "<i>", "https://example.org/"]
    markup = chart.html(nodes, edges(nodes), LIGHT)
    assert "<b>" not in markup and "<i>" not in markup and "example.org" not in markup


def test_alone() -> None:
    nodes = net(0)
    assert "No overlap" in chart.html(nodes, edges(nodes), LIGHT)
    assert chart.finding(0, 0, 0, [], False) == "Not linked to any other series"
