"""The command line. stdout is data, stderr is everything else.

Exit codes: 0 done · 1 a bug (trace in the log) · 2 what was asked makes no
sense · 3 the delivery has problems · 4 publishing refused · 5 not allowed.
"""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from lib.cli.command import DATA
from lib.cli.parser import parser
from lib.cli.say import tell
from lib.errors import BoardError, Refused

LOG = logging.getLogger("board")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Windows consoles are not UTF-8 by themselves
            stream.reconfigure(encoding="utf-8")
    asked = parser().parse_args(arguments)
    try:
        code: int = asked.run(asked) or 0
        sys.stdout.flush()
        return code
    except BoardError as error:
        tell(str(error))
        return error.exit_code
    except BrokenPipeError:  # the reader had enough, as in “list series | head”
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:  # a full disk, a place that can't be written to
        tell(f"{error.filename or 'A file'} can't be used: {error.strerror or error}.")
        return Refused.exit_code
    except Exception:
        return _bug(asked)


def _bug(asked: argparse.Namespace) -> int:
    """A trace for the log, a sentence for the person."""
    path = Path(getattr(asked, "data", None) or DATA) / "board.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)
    LOG.propagate = False
    LOG.exception("“%s” failed", asked.command)
    LOG.removeHandler(handler)
    handler.close()
    tell(f"Something went wrong that is not your doing; the trace is in {path}.")
    return 1
