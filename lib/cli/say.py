"""What the command line says: data on stdout, everything else on stderr."""

import json
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from lib.intake import Account, Problem


def tell(line: str) -> None:
    """Say something to a person: never on stdout."""
    print(line, file=sys.stderr, flush=True)


def outcome(outcome: Any) -> None:
    for each in outcome.problems:
        if each.severity == "error":
            tell(words(each))
    said = ("snapshot", "added", "repeated", "refused", "questions")
    print(json.dumps({name: getattr(outcome, name) for name in said}))


def numbers(frame: "pd.DataFrame", form: str, snapshot: Any, scope: str) -> None:
    """A table in the form that was asked for; each value is spelt as in JSON."""
    if form == "json":
        print(json.dumps(answer(frame, snapshot, scope), ensure_ascii=False))
        return
    import pandas as pd

    rows = answer(frame, snapshot, scope)["rows"]
    spelt = pd.DataFrame(rows, columns=frame.columns, dtype=object)
    if form == "csv":
        from lib.export import csv

        sys.stdout.write(csv(spelt))
    elif rows:
        print(spelt.fillna("–").to_string(index=False))
    else:
        print(" ".join(map(str, frame.columns)))


def answer(frame: "pd.DataFrame", snapshot: Any, scope: str) -> dict[str, Any]:
    rows = [
        {name: _plain(value) for name, value in row.items()}
        for row in frame.astype(object).to_dict("records")
    ]
    return {"snapshot": snapshot.id, "scope": scope, "rows": rows}


def _plain(value: Any) -> Any:
    """A value as JSON holds it: instants as ISO 8601 in UTC, what is missing as null."""
    import pandas as pd

    if pd.isna(value):
        return None
    if isinstance(value, datetime):
        plain = value.replace(tzinfo=None).isoformat()
        return f"{plain}Z"
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value


def json_lines(rows: list[dict[str, Any]]) -> None:
    """A JSON array with one object a line: read as a whole, or line by line with an eye."""
    inside = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    print(f"[\n{inside}\n]" if rows else "[]")


def problem(each: "Problem") -> dict[str, Any]:
    names = ("table", "row", "column", "said", "wanted", "severity")
    return {name: getattr(each, name) for name in names}


def words(each: "Problem") -> str:
    place = ", ".join(
        part
        for part in (
            each.table,
            f"row {each.row}" if each.row is not None else None,
            each.column,
        )
        if part
    )
    said = f"“{each.said}”: " if each.said is not None else ""
    return f"{each.severity}: {place + ': ' if place else ''}{said}wanted is {each.wanted}"


def accounts(accounts: "dict[str, Account]") -> None:
    for table, each in accounts.items():
        tell(
            f"{table}: {each.delivered:,} delivered = {each.taken:,} taken "
            f"+ {each.repeated:,} repeated + {each.refused:,} refused"
        )
