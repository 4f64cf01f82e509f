"""What a delivery holds: a folder, a zip, a workbook or single files, sorted into tables."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lib.errors import Missing
from lib.intake.archive import MEMBERS, members
from lib.intake.entry import Entry
from lib.intake.problem import Problem, Unreadable, shown

UNSEEN = ("__macosx", "thumbs.db", "desktop.ini")
LISTED = 20  # unknown things that are named one by one
WANTED = "a table's name with .csv, .parquet, .ndjson or .xlsx (see DATA.md)"


@dataclass
class Delivery:
    """The files of a delivery by what they are, and what is wrong with them as files."""

    tables: dict[str, Entry] = field(default_factory=dict)
    workbooks: list[Entry] = field(default_factory=list)
    pictures: dict[str, Entry] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: bool = False  # a part of it could not be opened at all

    def picture(self, name: str) -> Entry | None:
        """The file that an ``image`` cell names, by its path or by its name alone."""
        wanted = name.replace("\\", "/").lower()
        wanted = wanted.removeprefix("./")
        return self.pictures.get(wanted)

    def refuse(self, table: str | None, said: str, wanted: str) -> None:
        """Write down an error that concerns a whole file."""
        self.problems.append(Problem(table, None, None, shown(said), wanted, "error"))


def find(paths: Sequence[Path], known: Iterable[str]) -> Delivery:
    """Sort what lies at *paths* by the names of the *known* tables; raises Missing."""
    delivery, names = Delivery(), frozenset(known)
    for path in paths:
        if not _there(path):
            raise Missing(f"There is nothing at {path}: a folder, a zip or a file is wanted.")
    for path in paths:
        try:
            if path.is_dir():
                _sort(delivery, _walk(delivery, path), names)
            elif path.suffix.lower() == ".zip":
                _sort(delivery, members(path), names)
            else:
                _single(delivery, path, names)
        except Unreadable as error:
            delivery.unread = True
            delivery.refuse(None, error.said, error.wanted)
    return delivery


def each(paths: Sequence[Path]) -> list[list[Path]]:
    """*paths* as deliveries: a folder, zip or workbook is one, single files are one together."""
    whole = [path for path in paths if path.is_dir() or path.suffix.lower() in (".zip", ".xlsx")]
    single = [path for path in paths if path not in whole]
    return [*([single] if single else []), *([path] for path in whole)]


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long, a folder that may not be entered
        return False


def _single(delivery: Delivery, path: Path, known: frozenset[str]) -> None:
    entry = Entry(path.name, path, path.stat().st_size)
    if entry.format == "xlsx":
        delivery.workbooks.append(entry)
    elif entry.is_picture:
        _hang(delivery, [entry], PurePosixPath("."))
    elif entry.format and entry.stem in known:
        _place(delivery, entry)
    elif entry.format:
        delivery.problems += left_out(None, [entry.name], WANTED)
    else:
        delivery.refuse(None, entry.name, WANTED)


def _walk(delivery: Delivery, folder: Path) -> list[Entry]:
    """Every file below *folder*; a link is followed only where it stays inside."""
    found: list[Entry] = []
    inside = folder.resolve()
    for place, folders, names in os.walk(folder):
        folders.sort()
        if len(found) > MEMBERS:
            raise Unreadable(f"{folder.name} holds very many files", f"at most {MEMBERS}")
        for name in sorted(names + folders):
            path = Path(place, name)
            relative = path.relative_to(folder).as_posix()
            if path.is_symlink() and not path.resolve().is_relative_to(inside):
                delivery.refuse(None, f"{relative} is a link", "the file itself")
            elif path.is_file():
                found.append(Entry(relative, path, path.stat().st_size))
    return found


def _sort(delivery: Delivery, entries: list[Entry], known: frozenset[str]) -> None:
    seen = [each for each in entries if not _unseen(each.name)]
    tables = {each for each in seen if each.format and _is_table(each, known)}
    root = _root(tables)
    unknown = []
    for each in seen:
        if each in tables and PurePosixPath(each.name).parent == root:
            if each.format == "xlsx":
                delivery.workbooks.append(each)
            else:
                _place(delivery, each)
        elif not each.is_picture:
            unknown.append(each.name)
    _hang(delivery, [each for each in seen if each.is_picture], root)
    delivery.problems.extend(left_out(None, unknown, WANTED))


def _unseen(name: str) -> bool:
    return any(
        part.startswith((".", "~$")) or part.lower() in UNSEEN for part in PurePosixPath(name).parts
    )


def _is_table(entry: Entry, known: frozenset[str]) -> bool:
    return entry.format == "xlsx" or entry.stem in known


def _root(tables: set[Entry]) -> PurePosixPath:
    """The folder of the tables: the delivery's own, or the only one that has any."""
    folders = {PurePosixPath(each.name).parent for each in tables}
    top = PurePosixPath(".")
    if top in folders or not folders:
        return top
    if len(folders) > 1:
        raise Unreadable(
            f"tables lie in {len(folders)} folders: {', '.join(sorted(map(str, folders)))}",
            "all tables in one folder",
        )
    return folders.pop()


def _place(delivery: Delivery, entry: Entry) -> None:
    other = delivery.tables.setdefault(entry.stem, entry)
    if other is not entry:
        delivery.refuse(entry.stem, f"{entry.name} beside {other.name}", "one file for a table")


def _hang(delivery: Delivery, pictures: list[Entry], root: PurePosixPath) -> None:
    """Make pictures known by their path, their path from the tables, and their name."""
    for each in pictures:
        path = PurePosixPath(each.name)
        delivery.pictures.setdefault(each.name.lower(), each)
        if path.is_relative_to(root):
            delivery.pictures.setdefault(path.relative_to(root).as_posix().lower(), each)
    for each in pictures:
        delivery.pictures.setdefault(PurePosixPath(each.name).name.lower(), each)


def left_out(table: str | None, names: Sequence[str], wanted: str) -> list[Problem]:
    """Questions about unknown files, sheets or (of a *table*) columns: the first few by name."""
    said = [shown(name) for name in names[:LISTED]]
    if len(names) > LISTED:
        said.append(f"and {len(names) - LISTED} more")
    wanted = f"{wanted}; left out"
    return [
        Problem(table, None, each if table else None, None if table else each, wanted, "question")
        for each in said
    ]
