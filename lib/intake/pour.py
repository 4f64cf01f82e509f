"""Text files poured into the form that SQL reads them in: one line after the other, UTF-8.

DuckDB's own CSV reader drops blank lines and loses its place after a broken
quote, so that refused rows could not be numbered. Here each line of the file
stays one line, whatever is wrong with it, and lines are all that DuckDB is
given. What is wrong is written into the line by one of two noncharacters.
"""

import codecs
from collections.abc import Iterator
from pathlib import Path

import duckdb

from lib.intake.entry import Allowance, Entry
from lib.intake.problem import Unreadable

NOT_UTF8 = "\ufdd0"  # stands where bytes were that are not UTF-8
TOO_LONG = "\ufdd1"  # stands for a line that was too long to keep
LINE = 1 << 20  # bytes that a line may have
BLANK = b"\x02"  # keeps the place of a line without text
# Control characters are refused wherever they matter; as one they can't be taken for BLANK.
CONTROLS = bytes(each for each in range(1, 32) if each not in b"\t\n\r")
TRANSLATED = bytes.maketrans(CONTROLS, b"\x7f" * len(CONTROLS))
MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"PK\x03\x04": "zip", b"\x1f\x8b": "gzip"}


def _mark(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return NOT_UTF8, error.end


codecs.register_error("intake.mark", _mark)


def pour(entry: Entry, target: Path, allowance: Allowance) -> Path:
    """Copy the bytes of *entry* to *target*, unpacked."""
    with target.open("wb") as out:
        for chunk in entry.chunks(allowance):
            out.write(chunk)
    return target


def pour_lines(
    connection: duckdb.DuckDBPyConnection, entry: Entry, target: Path, allowance: Allowance
) -> None:
    """Fill the table ``line`` (one row per line of *entry*, in order; null for a blank one)."""
    with target.open("wb") as out:
        for block in _blocks(entry, allowance):
            out.write(_marked(block))
    connection.execute("drop table if exists line")
    connection.execute(
        """
        create temp table line as
        select text
        from read_csv(
            $path,
            columns = {'text': 'varchar'},
            auto_detect = false,
            header = false,
            delim = '\x01',
            quote = '',
            escape = '',
            comment = '',
            new_line = '\\n',
            nullstr = '\x02',
            max_line_size = 8388608,
            buffer_size = 16777216
        )
        """,
        {"path": str(target)},
    )
    target.unlink()


def _marked(block: bytes) -> bytes:
    """Whole lines as they are stored: valid UTF-8, blank lines kept in place."""
    block = block.translate(TRANSLATED)
    try:
        block.decode("utf-8")
    except UnicodeDecodeError:
        block = block.decode("utf-8", "intake.mark").encode("utf-8")
    if block.startswith(b"\n"):
        block = BLANK + block
    while b"\n\n" in block:
        block = block.replace(b"\n\n", b"\n" + BLANK + b"\n")
    return block


def _blocks(entry: Entry, allowance: Allowance) -> Iterator[bytes]:
    """Blocks of whole lines, each ended by a newline; a line too long becomes a mark."""
    rest, dropping = b"", False
    for chunk in _newlines(entry, allowance):
        if dropping:
            end = chunk.find(b"\n")
            if end < 0:
                continue
            chunk, dropping = chunk[end:], False
        block = rest + chunk
        cut = block.rfind(b"\n") + 1
        rest = block[cut:]
        if cut:
            yield block[:cut]
        if len(rest) > LINE:
            yield TOO_LONG.encode()
            rest, dropping = b"", True
    if rest or dropping:
        yield rest + b"\n"


def _newlines(entry: Entry, allowance: Allowance) -> Iterator[bytes]:
    """The text of *entry* without a mark at its start, each line ended by a newline alone."""
    held, first = b"", True
    for chunk in entry.chunks(allowance):
        if first:
            _recognise(entry, chunk)
            chunk, first = chunk.removeprefix(codecs.BOM_UTF8), False
        if b"\0" in chunk:
            raise Unreadable(f"{entry.name} is binary: it holds NUL bytes", "text in UTF-8")
        chunk = held + chunk
        held = b"\r" if chunk.endswith(b"\r") else b""
        if b"\r" in chunk:
            chunk = chunk.removesuffix(b"\r").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        yield chunk
    if held:
        yield b"\n"
    if first:
        raise Unreadable(f"{entry.name} is empty", "a header, or rows")


def _recognise(entry: Entry, start: bytes) -> None:
    for mark, name in MARKS.items():
        if start.startswith(mark):
            raise Unreadable(f"{entry.name} is {name}, not text", "text in UTF-8")
