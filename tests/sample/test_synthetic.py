"""Deliveries of any size."""

from pathlib import Path

import duckdb
import pytest

from lib.errors import Refused
from lib.intake import check
from lib.sample import write_synthetic


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trial")
    write_synthetic(folder, series=1500, files=200_003, tips=2500)
    return folder


def figures(folder: Path, ending: str = "csv") -> tuple[object, ...]:
    """Series, files stated, files counted, files of series, tips."""
    found = duckdb.execute(f"""
        select
            (select count(distinct series_id) from '{folder}/series.{ending}'),
            (select files_available from '{folder}/operation.{ending}'),
            (select sum(files)::bigint from '{folder}/media.{ending}'),
            (select sum(images + videos)::bigint from '{folder}/series.{ending}'),
            (select count(distinct tip_id) from '{folder}/tip.{ending}'),
    """).fetchone()
    assert found
    return found


def test_it_is_as_large_as_asked_for(trial: Path) -> None:
    series, stated, counted, of_series, tips = figures(trial)
    assert (series, stated, counted, tips) == (1500, 200_003, 200_003, 2500)
    assert isinstance(of_series, int) and 100_000 < of_series <= 120_001


def test_intake_has_nothing_to_say(trial: Path) -> None:
    with check([trial]) as checked:
        assert checked.problems() == []
        assert {name for name, each in checked.accounts.items() if each.taken == 0} == set()


def test_it_says_what_it_is(trial: Path) -> None:
    assert "Synthetic trial, 1500 series" in (trial / "operation.csv").read_text("utf-8")


def test_everything_happens_in_it(trial: Path) -> None:
    kinds = duckdb.execute(
        f"select distinct coalesce(kind, 'taken back') from '{trial}/series_event.csv'"
    ).fetchall()
    assert len(kinds) >= 14


def test_the_same_words_give_the_same_bytes(trial: Path, tmp_path: Path) -> None:
    write_synthetic(tmp_path / "same", series=1500, files=200_003, tips=2500)
    write_synthetic(tmp_path / "other", series=1500, files=200_003, tips=2500, seed=2)
    for path in sorted(trial.iterdir()):
        assert (tmp_path / "same" / path.name).read_bytes() == path.read_bytes(), path.name
    tips = [tmp_path / name / "tip.csv" for name in ("same", "other")]
    assert tips[0].read_bytes() != tips[1].read_bytes()


def test_the_rows_are_known(trial: Path) -> None:
    """The same on every machine: whole numbers and MD5 only."""
    text = (trial / "series_event.csv").read_text("utf-8").splitlines()
    assert text[1:6] == [
        "E-1a,S-0000001,received,2024-03-07 08:14:38+00,,EUROPOL,,,",
        "E-1b,S-0000001,prepared,2024-03-10 15:12:02+00,,EUROPOL,,,",
        "E-1c,S-0000001,analysis_started,2024-03-10 15:44:58+00,,DE-POLICE,,,",
        "E-1d,S-0000001,processed,2024-03-10 17:06:22+00,,DE-POLICE,,,",
        "E-1f,S-0000001,country_pinpointed,2024-03-11 15:59:35+00,,DE-POLICE,FR,moderate,",
    ]


def test_large_ones_are_parquet(tmp_path: Path) -> None:
    write_synthetic(tmp_path, series=10, files=0, tips=10)
    write_synthetic(tmp_path, series=40_000, files=300_000, tips=60_000)
    assert {path.suffix for path in tmp_path.iterdir()} == {".parquet"}  # no CSV left over
    assert figures(tmp_path, "parquet")[:3] == (40_000, 300_000, 300_000)
    with check([tmp_path]) as checked:
        assert checked.problems() == []


@pytest.mark.parametrize(("series", "files", "tips"), [(1, 0, 0), (1, 1, 1), (3, 10**7, 0)])
def test_the_smallest_and_the_most(tmp_path: Path, series: int, files: int, tips: int) -> None:
    write_synthetic(tmp_path, series=series, files=files, tips=tips)
    with check([tmp_path]) as checked:
        assert checked.errors == 0
        found = checked.connection.execute(
            "select coalesce(sum(files), 0)::bigint from taken.media"
        ).fetchone()
    assert found == (files,)


@pytest.mark.parametrize(("series", "files", "tips"), [(0, 0, 0), (1, -1, 0), (1, 0, -1)])
def test_nonsense_is_refused(tmp_path: Path, series: int, files: int, tips: int) -> None:
    with pytest.raises(Refused, match="At least 1 series is wanted"):
        write_synthetic(tmp_path, series=series, files=files, tips=tips)
