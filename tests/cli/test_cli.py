"""stdout is data, stderr is everything else, and each failure has its code and sentence."""

import json
from pathlib import Path

import pytest

from lib.cli import main
from tests import drawn

TIPS = "tip\ntip_id  received_at  country\nt1      2019-10-14   DE\nt2      2019-10-15   ."
BAD = "tip\ntip_id  received_at  country\nt1      2019-10-14   Atlantis\nt2      2019-10-15   FR"

Streams = pytest.CaptureFixture[str]


@pytest.fixture
def board(tmp_path: Path, capsys: Streams) -> list[str]:
    folder = drawn.write(tmp_path / "delivery", TIPS)
    assert main(["publish", str(folder), "--data", str(tmp_path / "data")]) == 0
    capsys.readouterr()
    return ["--data", str(tmp_path / "data")]


def test_measure_is_one_object(board: list[str], capsys: Streams) -> None:
    code = main(["measure", "tips_received", "series_processed", "--scope", "?country=DEU", *board])
    said = json.loads(capsys.readouterr().out)
    assert code == 0
    assert set(said) == {"snapshot", "scope", "rows"}
    assert said["scope"] == "country=DE"
    assert said["rows"] == [{"tips_received": 1, "series_processed": None}]


def test_measure_by_keeps_the_order_asked(board: list[str], capsys: Streams) -> None:
    main(["measure", "tips_received", "--by", "country", "day", *board])
    assert json.loads(capsys.readouterr().out)["rows"] == [
        {"country": "DE", "day": "2019-10-14", "tips_received": 1},
        {"country": "DE", "day": "2019-10-15", "tips_received": 0},
        {"country": "unknown", "day": "2019-10-14", "tips_received": 0},
        {"country": "unknown", "day": "2019-10-15", "tips_received": 1},
    ]


def test_scopes_are_answered_line_by_line(
    board: list[str], capsys: Streams, tmp_path: Path
) -> None:
    file = tmp_path / "scopes.txt"
    file.write_text("country=DE\n\ncountry=Atlantis\n")
    code = main(["measure", "--all", "--scopes", str(file), *board])
    streams = capsys.readouterr()
    lines = [json.loads(line) for line in streams.out.splitlines()]
    assert code == 2
    assert [line["scope"] for line in lines] == ["country=DE", "", "country=Atlantis"]
    assert [line["rows"][0]["tips_received"] for line in lines[:2]] == [1, 2]
    assert "line 3" in streams.err
    assert "country=Atlantis" in streams.err


@pytest.mark.parametrize("form", ["csv", "table"])
def test_other_formats(board: list[str], capsys: Streams, form: str) -> None:
    assert main(["measure", "tips_received", "--by", "country", "--format", form, *board]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[0].replace(",", " ").split() == ["country", "tips_received"]
    assert lines[1].replace(",", " ").split() == ["DE", "1"]


def test_catalogue_names_every_metric(capsys: Streams) -> None:
    main(["catalogue", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert len(found) == 45
    assert set(found[0]) == {"name", "label", "meaning", "fact", "dims"}
    assert all(each["meaning"].endswith(".") and each["dims"] for each in found)


def test_check_lists_problems_and_publishes_nothing(capsys: Streams, tmp_path: Path) -> None:
    folder = drawn.write(tmp_path / "bad", BAD)
    assert main(["check", str(folder), "--format", "json"]) == 3
    streams = capsys.readouterr()
    (problem,) = json.loads(streams.out)
    assert set(problem) == {"table", "row", "column", "said", "wanted", "severity"}
    found = [problem[name] for name in ("table", "row", "column", "said", "severity")]
    assert found == ["tip", 1, "country", "Atlantis", "error"]
    assert "tip: 2 delivered = 1 taken + 0 repeated + 1 refused" in streams.err


def test_publish_says_what_became_of_each_row(capsys: Streams, tmp_path: Path) -> None:
    folder, data = drawn.write(tmp_path / "bad", BAD), ["--data", str(tmp_path / "data")]
    assert main(["publish", str(folder), *data]) == 4
    streams = capsys.readouterr()
    assert json.loads(streams.out)["refused"]["tip"] == 1
    assert json.loads(streams.out)["snapshot"] is None
    assert "Atlantis" in streams.err
    assert main(["publish", str(folder), "--accept-valid-rows", *data]) == 0
    said = json.loads(capsys.readouterr().out)
    assert list(said) == ["snapshot", "added", "repeated", "refused", "questions"]
    assert (said["added"]["tip"], said["refused"]["tip"]) == (1, 1)


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["measure", "tips_recieved"], 2, "There is no metric"),
        (["measure", "tips_received", "--by", "kind"], 2, "it has day"),
        (["measure", "tips_received", "--scope", "contry=DE"], 2, "contry"),
        (["measure"], 2, "No metric is named"),
        (["measure", "--all", "--scopes", "nowhere.txt"], 2, "nowhere.txt"),
        (["list", "ghosts"], 2, "There is no listing"),
        (["rollback", "ffffff"], 2, "kept are"),
        (["run", "--address", "0.0.0.0"], 5, "no sign-in"),
        (["publish", "nowhere"], 2, "nowhere"),
        (["measure", "tips_received", "--by", "hour", "--scope", "until=9999-12-31"], 2, "nearer"),
        (["bench", "ghosts"], 2, "there are brief, check"),
        (["frobnicate"], 2, "frobnicate"),
    ],
)
def test_each_failure_has_a_sentence_and_a_code(
    board: list[str], capsys: Streams, arguments: list[str], code: int, sentence: str
) -> None:
    try:
        found = main([*arguments, *(board if arguments[0] not in ("frobnicate", "bench") else [])])
    except SystemExit as stopped:
        found = int(stopped.code or 0)
    streams = capsys.readouterr()
    assert (found, streams.out) == (code, "")
    assert sentence in streams.err
    assert "Traceback" not in streams.err


def test_a_bug_leaves_its_trace_in_the_log_only(
    board: list[str], capsys: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("lib.database.current", broken)
    assert main(["measure", "--all", *board]) == 1
    streams = capsys.readouterr()
    assert streams.out == ""
    assert "a bug" not in streams.err
    assert "RuntimeError: a bug" in (Path(board[1]) / "board.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["series", "tips", "questions", "deliveries", "corrections"])
def test_every_listing_answers(board: list[str], capsys: Streams, name: str) -> None:
    assert main(["list", name, "--format", "json", *board]) == 0
    assert "rows" in json.loads(capsys.readouterr().out)


def test_snapshots_say_which_is_current(board: list[str], capsys: Streams) -> None:
    main(["snapshots", *board])
    (only,) = json.loads(capsys.readouterr().out)
    assert only["current"] is True
    assert main(["rollback", only["snapshot"], *board]) == 0
