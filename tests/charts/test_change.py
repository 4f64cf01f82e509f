"""Markup of changes: what is said, escaped and led to."""

from lib.charts import change_figures, change_rows, change_table, ledger
from lib.charts.change_figures import Line, Part, Row

PROCESSED = Line(
    "series_processed", "Series processed", 868, 925, "count",
    (
        Part("processed", 58, (Row("<S-1>", "18 Oct 09:00", 1, "/one-series?series=S-1"),), 58),
        Part("corrected", -1, (), 1),
    ),
)  # fmt: skip
STILL = Line("victims_identified", "Victims identified", 0, 0, "count")


def test_a_line_reads_as_a_coordinator_says_it() -> None:
    assert change_figures.said(PROCESSED) == (
        "Series processed 868 → 925: +58 processed, −1 corrected"
    )
    assert change_figures.finding([[PROCESSED], [STILL]], "since noon") == (
        "Series processed 868 → 925: +58 processed, −1 corrected; 1 of 2 figures changed since noon"
    )


def test_lines_open_to_their_rows_and_are_escaped() -> None:
    markup = change_figures.html([[PROCESSED, STILL]])
    assert 'href="/one-series?series=S-1"' in markup
    assert "&lt;S-1&gt;" in markup and "<S-1>" not in markup
    assert "and 57 more" in markup
    assert "Victims identified 0, unchanged" in markup


def test_nothing_and_not_delivered_are_said() -> None:
    assert 'class="nothing"' in change_figures.html([[STILL]])
    lacking = Line("tips_received", "Tips received", None, None, "count")
    assert change_figures.finding([[lacking]], "since noon").startswith("Not delivered")
    assert change_figures.finding([[STILL]], "since noon") == "No figure changed since noon"
    assert "not delivered" in change_figures.html([[PROCESSED], [lacking]])


def test_a_share_of_few_is_not_shown() -> None:
    few = Line("share", "Share", 0.5, 0.6, "share", (), (10, 19))
    assert "%" not in change_figures.html([[few]])
    many = Line("share", "Share", 0.5, 0.6, "share", (), (20, 100))
    assert "60\u00a0% of 100" in change_figures.html([[many]])


COUNTS = {"new": 4, "moved_on": 1, "corrected": 0, "withdrawn": 2, "moved_in": 0, "moved_out": 0}


def test_counts_lead_to_rows_and_bars_share_a_scale() -> None:
    rows = [
        change_table.Row("processed", COUNTS, {"new": "?status=new"}, group="Series"),
        change_table.Row("apart", COUNTS | {"new": 99}, {}, apart=True),
    ]
    heads = {"new": "New", "corrected": "Corrected", "withdrawn": "Withdrawn"}
    markup = change_table.html(rows, heads, "Event", "Events")
    assert '<a href="?status=new" target="_self">4</a>' in markup
    assert ">Corrected<" not in markup  # a column without a count
    assert "width:100.0%" in markup and "width:50.0%" in markup
    assert change_table.finding(rows[:1], "since noon") == "4 new events, 2 withdrawn since noon"


def test_what_several_have_is_said_of_each() -> None:
    rows = [change_table.Row(name, COUNTS, {}) for name in ("received", "prepared", "processed")]
    assert change_table.finding(rows, "today").endswith("received, prepared and processed, 4 each")
    rows[0] = change_table.Row("received", COUNTS | {"new": 5}, {})
    assert change_table.finding(rows, "today").endswith("; most: received, 5")


def test_ledger_and_rows_bound_what_they_show() -> None:
    entry = ledger.Entry("Processed", "S-1", None, "e1", "1 Oct", "2 Oct", "e2", "nothing", 0)
    assert "The latest 1 of 300" in ledger.html([entry], 300)
    assert "never" in ledger.html([entry], 1)
    assert ledger.finding([], 0, None) == "Nothing was taken back in this scope"
    assert "nothing" in change_rows.html([], "", 0, None, None)
    row = change_rows.Row("New", "processed", "S-1", None, "Germany", "1 Oct", "1 Oct")
    assert "1 of 60 rows" in change_rows.html([row], "", 60, None, "?page=2")
    assert "More rows" in change_rows.html([row], "", 60, None, "?page=2")
