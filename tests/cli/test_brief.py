"""Briefings from the command line: a file, one line on stdout, and a refusal with its code."""

import hashlib
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from lib.briefing.forms import FORMS
from lib.cli import main
from lib.cli.briefing import FORMATS
from lib.publish import publish
from tests import drawn

Streams = pytest.CaptureFixture[str]
OPERATION = "operation\noperation_id  name  starts_on  ends_on  marking  handling\n"
EVENTS = """
series_event
event_id  series_id  kind                occurred_at        country
e1        S-1        received            2019-10-14T08:00Z  .
e2        S-1        processed           2019-10-15T08:00Z  .
e3        S-1        country_pinpointed  2019-10-15T09:00Z  DE
e4        S-2        country_pinpointed  2019-10-15T09:00Z  FR

tip
tip_id  received_at  country  count
t1      2019-10-14   DE       40
t2      2019-10-15   FR       3
t3      2019-10-15   IT       30
"""


@pytest.fixture(scope="module")
def amber(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("amber"), "TLP:AMBER", "H1")


@pytest.fixture
def data(amber: Path, tmp_path: Path) -> list[str]:
    """A data folder of one's own: what is released is written down in it."""
    return ["--data", str(shutil.copytree(amber, tmp_path / "data"))]


def published(folder: Path, marking: str, handling: str) -> Path:
    row = f"v7  Trial  2019-10-14  2019-10-18  {marking}  {handling}\n"
    publish([drawn.write(folder / "delivery", OPERATION + row + EVENTS)], folder / "data")
    return folder / "data"


def brief(said: list[str], data: list[str], capsys: Streams) -> tuple[int, list[Any], str]:
    try:
        code = main(["brief", *said, *data])
    except SystemExit as left:
        code = int(str(left.code))
    streams = capsys.readouterr()
    return code, [json.loads(line) for line in streams.out.splitlines()], streams.err


@pytest.mark.parametrize(
    ("form", "begins"),
    [("pptx", b"PK"), ("xlsx", b"PK"), ("zip", b"PK"), ("pdf", b"%PDF"), ("png", b"\x89PNG")],
)
def test_each_form_is_a_file_and_made_twice_it_is_the_same(
    form: str, begins: bytes, data: list[str], capsys: Streams, tmp_path: Path
) -> None:
    made = []
    for name in ("one", "two"):
        file = tmp_path / f"{name}.{form}"
        words = ["--format", form, "--scope", "?as_of=2019-10-18T16:00:00Z", "-o", str(file)]
        code, [said], _ = brief([*words, "--slides", "headline"], data, capsys)
        made.append(file.read_bytes())
        assert code == 0 and made[-1].startswith(begins)
        assert said["sha256"] == hashlib.sha256(made[-1]).hexdigest()
        assert (said["file"], said["for"], said["slides"]) == (str(file), "internal", ["headline"])
        assert said["scope"] == "as_of=2019-10-18T16:00:00Z"
    assert made[0] == made[1]


def test_a_card_holds_one_slide_several_are_numbered(
    data: list[str], capsys: Streams, tmp_path: Path
) -> None:
    one, many = tmp_path / "card.png", tmp_path / "many.png"
    assert brief(["--format", "png", "-o", str(one)], data, capsys)[0] == 0
    with Image.open(one) as card:
        assert card.size == (1920, 1080)
    words = ["--format", "png", "--size", "square", "--slides", "cover,headline", "-o", str(many)]
    code, said, _ = brief(words, data, capsys)
    assert code == 0
    assert [Path(each["file"]).name for each in said] == [
        "many-01-cover.png", "many-02-headline.png",
    ]  # fmt: skip
    with Image.open(io.BytesIO((tmp_path / "many-02-headline.png").read_bytes())) as card:
        assert card.size == (1080, 1080)


def test_of_several_cards_all_may_leave_or_none_is_made(
    data: list[str], capsys: Streams, tmp_path: Path
) -> None:
    words = ["--format", "png", "--for", "partner", "--slides", "headline", "attention"]
    code, said, err = brief([*words, "-o", str(tmp_path / "c.png")], data, capsys)
    assert (code, said) == (5, []) and "attention" in err
    assert not [*tmp_path.glob("*.png")]
    assert main(["releases", *data]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_the_address_of_a_deck_is_taken_whole(
    data: list[str], capsys: Streams, tmp_path: Path
) -> None:
    address = "?country=DE&slide=tips_per_day&slide=headline&title=headline:=Where we are&page=2"
    file = tmp_path / "deck.xlsx"
    words = ["--format", "xlsx", "--scope", address, "-o", str(file)]
    code, [said], _ = brief(words, data, capsys)
    assert code == 0
    assert (said["scope"], said["slides"]) == ("country=DE", ["tips_per_day", "headline"])


def test_small_counts_are_withheld_for_partners(
    data: list[str], capsys: Streams, tmp_path: Path
) -> None:
    words = ["--format", "xlsx", "-o", str(tmp_path / "a.xlsx")]
    assert brief(words, data, capsys)[1][0]["withheld"] == 0
    code, [said], _ = brief([*words, "--for", "partner"], data, capsys)
    assert code == 0 and said["withheld"] > 0 and "attention" not in said["slides"]


def test_the_formats_of_the_command_are_the_forms_that_there_are() -> None:
    assert {*FORMATS} == {*FORMS}


@pytest.mark.parametrize(
    ("said", "code", "sentence"),
    [
        (["--for", "public"], 5, "H1|TLP:AMBER"),
        (["--for", "everyone"], 2, "everyone"),
        (["--slides", "headlines"], 2, "There is no slide “headlines”"),
        (["--slides", "headline", "headline"], 2, "given 2 times"),
        (["--slides", "attention", "--for", "partner"], 5, "attention"),
        (["--scope", "series=S-1"], 2, "series=S-1"),
        (["--scope", "snapshot=ffffff"], 2, "not kept"),
        (["--most", "0"], 2, "1 to 99"),
        (["--format", "docx"], 2, "docx"),
        (["-o", "nowhere/at/all.pdf"], 2, "nowhere"),
    ],
)
def test_each_refusal_has_its_code_and_leaves_nothing(
    said: list[str], code: int, sentence: str, data: list[str], capsys: Streams, tmp_path: Path
) -> None:
    file = tmp_path / "out" / "a.pdf"
    file.parent.mkdir()
    found, out, err = brief(["--format", "pdf", "-o", str(file), *said], data, capsys)
    assert (found, out) == (code, [])
    assert any(word in err for word in sentence.split("|")), err
    assert "Traceback" not in err and not [*file.parent.iterdir()]
    assert main(["releases", *data]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_later_release_that_tells_a_small_count_by_its_difference_is_refused(
    tmp_path: Path, capsys: Streams
) -> None:
    data = ["--data", str(published(tmp_path, "TLP:CLEAR", "H0"))]
    words = ["--format", "xlsx", "--for", "public", "--slides", "headline"]
    first = ["--scope", "country=DE&country=IT", "-o", str(tmp_path / "a.xlsx")]
    code, [told], _ = brief([*words, *first], data, capsys)
    assert code == 0
    assert brief([*words, *first], data, capsys)[0] == 0  # the same once more tells nothing new
    second = ["--scope", "country=DE&country=FR&country=IT", "-o", str(tmp_path / "b.xlsx")]
    code, out, err = brief([*words, *second], data, capsys)
    assert (code, out) == (5, [])
    assert told["release"] in err and "small count" in err
    assert not (tmp_path / "b.xlsx").exists()
    assert brief([*words, *second, "--rounded"], data, capsys)[0] == 0


COUNTRIES = {"DE": 50, "FR": 40, "IT": 3, "ES": 20, "PT": 12}


@pytest.fixture
def pinpointed(tmp_path: Path) -> list[str]:
    """Series pinpointed in five countries, one of them too seldom to be told."""
    codes = [code for code, many in COUNTRIES.items() for _ in range(many)]
    lines = [
        f"{kind}{n} S-{n} {what} 2019-10-{day}T08:00Z {place}"
        for n, code in enumerate(codes)
        for kind, what, day, place in (
            ("r", "received", 14, "."), ("p", "country_pinpointed", 15, code),
        )
    ]  # fmt: skip
    events = "\nseries_event\nevent_id series_id kind occurred_at country\n" + "\n".join(lines)
    row = "v7  Trial  2019-10-14  2019-10-18  TLP:CLEAR  H0\n"
    known = "\n\nseries\nseries_id operation_id\n" + "".join(f"S-{n} v7\n" for n in range(125))
    text = (OPERATION + row + events + known).replace(" ", "  ").replace("    ", "  ")
    publish([drawn.write(tmp_path / "delivery", text)], tmp_path / "data")
    return ["--data", str(tmp_path / "data")]


@pytest.mark.parametrize(
    "scope",
    [
        "country=PT", "country=PT&operation=v7", "country=PT&since=2000-01-01",
        "country=PT&as_of=2030-01-01T00:00:00Z&clock=happened",
        "country=FR&country=IT&country=ES",
    ],
)  # fmt: skip
def test_what_hid_a_small_count_is_not_told_later(
    scope: str, pinpointed: list[str], capsys: Streams, tmp_path: Path
) -> None:
    words = ["--format", "xlsx", "--for", "public", "-o", str(tmp_path / "a.xlsx"), "--slides"]
    code, [first], _ = brief([*words, "headline", "country_grid"], pinpointed, capsys)
    assert code == 0 and first["withheld"] == 2  # Italy, and Portugal beside it
    code, _, err = brief([*words, "headline", "--scope", scope], pinpointed, capsys)
    assert code == 5 and first["release"] in err and "(country Italy)" in err
    assert brief([*words, "headline", "--scope", "country=DE"], pinpointed, capsys)[0] == 0


def test_a_refused_one_is_released_with_more_withheld_and_verified(
    pinpointed: list[str], capsys: Streams, tmp_path: Path
) -> None:
    file = tmp_path / "a.zip"
    words = ["--format", "zip", "--for", "public", "-o", str(file), "--slides", "headline"]
    assert brief([*words, "country_grid"], pinpointed, capsys)[0] == 0
    words += ["--scope", "country=PT"]
    assert brief(words, pinpointed, capsys)[0] == 5
    code, [said], _ = brief([*words, "--withhold-revealed"], pinpointed, capsys)
    assert code == 0 and any("an earlier release would reveal" in line for line in said["remarks"])
    made = file.read_bytes()
    assert main(["verify", str(file), *pinpointed]) == 0
    assert brief([*words, "--withhold-revealed"], pinpointed, capsys)[0] == 0
    assert file.read_bytes() == made
    register = (Path(pinpointed[1]) / "releases" / "register.ndjson").read_text("utf-8")
    assert '"truth": [["' in register


def test_a_hand_over_is_verified_against_the_snapshot(
    data: list[str], capsys: Streams, tmp_path: Path
) -> None:
    file = tmp_path / "hand-over.zip"
    words = ["--format", "zip", "--for", "partner", "--slides", "headline", "tips_per_day"]
    assert brief([*words, "-o", str(file)], data, capsys)[0] == 0
    assert main(["verify", str(file), *data]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["figures"], {*said["files"].values()}) == ("same", {"same"})
    assert main(["verify", str(tmp_path / "none.zip"), *data]) == 2
    assert main(["verify", str(file), "--data", str(tmp_path / "elsewhere")]) == 3
    assert json.loads(capsys.readouterr().out)["figures"] == "not compared"
    whole = file.read_bytes()
    where = whole.index(b"%PDF") + 200
    file.write_bytes(whole[:where] + bytes([whole[where] ^ 1]) + whole[where + 1 :])
    assert main(["verify", str(file), *data]) == 3  # a byte of the PDF is another
    assert "Traceback" not in capsys.readouterr().err
