"""The commands, one function each; heavy imports wait until a command needs them."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from lib.cli import say
from lib.errors import Missing, NotAllowed, NothingPublished, Outdated, Refused

HOME = Path(__file__).resolve().parents[2]
DATA = HOME / "data"
SAMPLE = DATA / "sample"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def run(asked: argparse.Namespace) -> int:
    """Serve the board; the sample operation is published first where nothing is."""
    from lib.database import current

    if asked.address not in LOOPBACK:
        raise NotAllowed(
            "The board has no sign-in yet, so it serves this machine only "
            f"({', '.join(LOOPBACK)}), not {asked.address}."
        )
    try:
        current(asked.data)
    except NothingPublished:
        _publish_sample(asked.data)
    except Outdated:
        _renew(asked.data)
    from lib.ui.serve import serve

    return int(serve(asked.address, asked.port, asked.data))


def _publish_sample(data: Path) -> None:
    from lib.publish import publish

    say.tell(f"Nothing is published in {data}: publishing the sample operation VIDTF 7 first.")
    publish([SAMPLE], data, progress=lambda line: say.tell(f"  {line} …"))


def _renew(data: Path) -> None:
    from lib.publish import renew

    say.tell(f"What is published in {data} was made by an earlier board: building it anew first.")
    renew(data, progress=lambda line: say.tell(f"  {line} …"))


def check(asked: argparse.Namespace) -> int:
    """Read and check a delivery; publish nothing."""
    from lib import intake

    said: list[intake.Problem] = []
    for paths in intake.each(asked.delivery):
        with intake.check(paths) as checked:
            said += checked.problems()
            say.accounts(checked.accounts)
    if asked.format == "json":
        say.json_lines([say.problem(each) for each in said])
    else:
        for each in said:
            print(say.words(each))
    errors = sum(each.severity == "error" for each in said)
    say.tell(f"{errors:,} errors, {len(said) - errors:,} questions.")
    return 3 if errors else 0


def publish(asked: argparse.Namespace) -> int:
    """Add a delivery and publish a new snapshot."""
    from lib import publish as publishing

    try:
        outcome = publishing.publish(
            asked.delivery,
            asked.data,
            accept_valid_rows=asked.accept_valid_rows,
            keep=asked.keep,
            progress=lambda line: say.tell(f"{line} …"),
        )
    except publishing.Refusal as refusal:
        say.outcome(refusal.outcome)
        raise
    say.outcome(outcome)
    return 0


def measure(asked: argparse.Namespace) -> int:
    """Measure metrics; one object, or one a line for a file of scopes."""
    from lib.database import current
    from lib.metrics import CATALOGUE, dims, metric

    snapshot = current(asked.data)
    names = [metric(name).name for name in dict.fromkeys(asked.metric)]
    if asked.all:
        names = [name for name in CATALOGUE if set(asked.by) <= set(dims(name))]
    if not names:
        raise Refused(
            "No metric is named; name some (see “catalogue”) or ask for --all."
            if not asked.all
            else f"No metric can be taken by {', '.join(asked.by)}."
        )
    if asked.scopes is not None:
        return _measure_each(snapshot, names, asked)
    frame, scope = _measured(snapshot, names, asked.scope, asked.by)
    say.numbers(frame, asked.format, snapshot, scope)
    return 0


def _measure_each(snapshot: Any, names: list[str], asked: argparse.Namespace) -> int:
    try:
        lines = asked.scopes.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Missing(f"{asked.scopes} can't be read: a text file, one scope a line.") from None
    code = 0
    for number, line in enumerate(lines, 1):
        try:
            frame, scope = _measured(snapshot, names, line, asked.by)
            print(json.dumps(say.answer(frame, snapshot, scope), ensure_ascii=False))
        except Refused as error:
            code = error.exit_code
            say.tell(f"{asked.scopes}, line {number}: {error}")
            print(json.dumps({"scope": line, "refused": str(error)}, ensure_ascii=False))
    return code


def _measured(snapshot: Any, names: list[str], query: str, by: list[str]) -> tuple[Any, str]:
    from lib.measure import measure as measured

    scope = snapshot.scope(query)
    return measured(snapshot, names, scope, by), scope.query()


def catalogue(asked: argparse.Namespace) -> int:
    """Every metric: name, label, meaning, fact, dims."""
    from lib.metrics import CATALOGUE, dims

    rows = [
        {
            "name": each.name,
            "label": each.label,
            "meaning": each.meaning,
            "fact": each.fact,
            "dims": list(dims(each.name)),
        }
        for each in CATALOGUE.values()
    ]
    if asked.format == "json":
        say.json_lines(rows)
    else:
        for row in rows:
            print(f"{row['name']:<28}{row['meaning']}  [{' '.join(row['dims'])}]")
    return 0


def listing(asked: argparse.Namespace) -> int:
    """Rows that people read."""
    from lib.database import current
    from lib.listing import rows

    snapshot = current(asked.data)
    scope = snapshot.scope(asked.scope)
    say.numbers(rows(snapshot, asked.listing, scope), asked.format, snapshot, scope.query())
    return 0


def snapshots(asked: argparse.Namespace) -> int:
    """What is published, oldest first."""
    from lib.database import pointer, published
    from lib.publish import versions

    now = pointer(asked.data)
    there = versions(published(asked.data))
    say.json_lines([_snapshot(name, path, path.name == now) for name, path in there.items()])
    return 0


def _snapshot(name: str, path: Path, is_current: bool) -> dict[str, Any]:
    import duckdb

    from lib.database import opened

    try:
        snapshot = opened(path)
    except Outdated:
        return {"snapshot": name, "published_at": None, "current": is_current, "outdated": True}
    except (duckdb.Error, OSError):
        return {"snapshot": name, "published_at": None, "current": is_current, "damaged": True}
    when = snapshot.published_at.isoformat().replace("+00:00", "Z")
    snapshot.connection.close()
    return {"snapshot": name, "published_at": when, "current": is_current}


def rollback(asked: argparse.Namespace) -> int:
    """Point back to a snapshot that is kept."""
    from lib.publish import rollback as back

    back(asked.data, asked.snapshot)
    print(json.dumps({"snapshot": asked.snapshot}))
    return 0


def sample(asked: argparse.Namespace) -> int:
    """Write a synthetic delivery of any size."""
    from lib.sample import write_synthetic

    write_synthetic(
        asked.output, series=asked.series, files=asked.files, tips=asked.tips, seed=asked.seed
    )
    say.tell(f"A synthetic delivery stands in {asked.output}.")
    return 0


def bench(asked: argparse.Namespace) -> int:
    """Run the benchmarks: ratios against a named reference in the same run."""
    import subprocess

    there = [path.stem for path in sorted((HOME / "tests" / "bench").glob("[a-z]*.py"))]
    names = [asked.name] if asked.name else there
    if not set(names) <= set(there):
        raise Refused(f"There is no benchmark “{asked.name}”; there are {', '.join(there)}.")
    for name in names:
        subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], cwd=HOME, check=True)
    return 0
