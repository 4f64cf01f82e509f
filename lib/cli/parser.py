"""The grammar of the command line."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from lib.cli import briefing, command, say

Command = Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """One line on stderr and exit code 2 where the words make no command."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and leave."""
        say.tell(f"{self.prog}: {message}")
        raise SystemExit(2)


def parser() -> argparse.ArgumentParser:
    """The whole grammar; each command carries the function that does it as *run*."""
    whole = Parser(prog="board.py", description="The task-force progress board.")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, does: Command) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=(does.__doc__ or "").strip())
        made.set_defaults(run=does)
        return made

    _serving(add("run", command.run))
    _checking(add("check", command.check))
    _publishing(add("publish", command.publish))
    _measuring(add("measure", command.measure))
    _format(add("catalogue", command.catalogue), "table", "json")
    _listing(add("list", command.listing))
    _briefing(add("brief", briefing.brief))
    _data(add("verify", briefing.verify)).add_argument("file", type=Path)
    _data(add("releases", briefing.releases))
    _data(add("snapshots", command.snapshots))
    _data(add("rollback", command.rollback)).add_argument("snapshot")
    _sampling(add("sample", command.sample))
    add("bench", command.bench).add_argument("name", nargs="?")
    return whole


def _data(made: argparse.ArgumentParser) -> argparse.ArgumentParser:
    made.add_argument("--data", type=Path, default=command.DATA, help="where snapshots stand")
    return made


def _format(made: argparse.ArgumentParser, *forms: str) -> None:
    made.add_argument("--format", choices=forms, default=forms[0])


def _serving(made: argparse.ArgumentParser) -> None:
    _data(made).add_argument("--port", type=int, default=8501)
    made.add_argument("--address", default="127.0.0.1", help="loopback only, without sign-in")


def _checking(made: argparse.ArgumentParser) -> None:
    made.add_argument("delivery", type=Path, nargs="+")
    _format(made, "text", "json")


def _publishing(made: argparse.ArgumentParser) -> None:
    _data(made).add_argument("delivery", type=Path, nargs="+")
    made.add_argument("--accept-valid-rows", action="store_true", help="leave out the bad rows")
    made.add_argument("--keep", type=int, default=10, help="snapshots that are kept")


def _measuring(made: argparse.ArgumentParser) -> None:
    _data(made).add_argument("metric", nargs="*")
    made.add_argument("--all", action="store_true", help="every metric")
    made.add_argument("--by", nargs="+", action="extend", default=[], metavar="DIM")
    made.add_argument("--scope", default="", metavar="QUERY", help="what follows an address's ?")
    made.add_argument("--scopes", type=Path, metavar="FILE", help="a scope a line")
    _format(made, "json", "csv", "table")


def _listing(made: argparse.ArgumentParser) -> None:
    _data(made).add_argument("listing")
    made.add_argument("--scope", default="", metavar="QUERY", help="what follows an address's ?")
    _format(made, "table", "json", "csv")


def _briefing(made: argparse.ArgumentParser) -> None:
    _data(made).add_argument("--format", choices=briefing.FORMATS, required=True)
    made.add_argument("--scope", default="", metavar="QUERY", help="what follows an address's ?")
    made.add_argument(
        "--slides", nargs="+", action="extend", default=[], metavar="NAME",
        help="their names, in their order; the usual ones without",
    )  # fmt: skip
    made.add_argument("--for", dest="audience", choices=("internal", "partner", "public"))
    made.add_argument("--most", type=_most, help="counts of 1 to this are small (4)")
    made.add_argument("--rounded", action="store_true", help="“more than 900”")
    made.add_argument(
        "--withhold-revealed", dest="fitted", action="store_true",
        help="withhold what earlier releases would reveal, too",
    )  # fmt: skip
    made.add_argument("--size", choices=("wide", "square"), default="wide", help="of a PNG card")
    made.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")


def _most(word: str) -> int:
    if not word.isdecimal() or not 1 <= int(word) <= 99:
        raise argparse.ArgumentTypeError(f"“{word[:32]}”: a whole number from 1 to 99 is wanted")
    return int(word)


def _sampling(made: argparse.ArgumentParser) -> None:
    for name in ("--series", "--files", "--tips"):
        made.add_argument(name, type=int, required=True)
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("-o", "--output", type=Path, required=True)
