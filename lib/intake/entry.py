"""A file of a delivery, wherever it lies, and how its bytes are had within bounds."""

import gzip
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, cast

from lib.intake.problem import Unreadable

CHUNK = 1 << 20
EXPANSION = 500  # times the packed size; a row per file, all alike, packs 400 times
SMALL = 64 << 10  # what may expand freely
TOTAL = 20 << 30  # bytes that a delivery may unpack to

FORMATS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
    ".xlsx": "xlsx",
}
PICTURES = frozenset(".png .jpg .jpeg .webp .gif .bmp .tif .tiff .heic .avif".split())
DAMAGED = (
    gzip.BadGzipFile,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    ValueError,
)


class Allowance:
    """How many bytes a delivery may still unpack to."""

    def __init__(self, total: int = TOTAL) -> None:
        self.left = total

    def take(self, size: int, name: str) -> None:
        """Count *size* unpacked bytes; raises Unreadable where there are too many."""
        self.left -= size
        if self.left < 0:
            raise Unreadable(f"{name} unpacks to more than a delivery may", "at most 20 GB")


@dataclass(frozen=True)
class Entry:
    """A file of a delivery: at *path*, or *member* of the zip at *path*.

    ``name`` is its place in the delivery as people know it, with slashes.
    """

    name: str
    path: Path
    size: int
    member: str | None = None

    @property
    def packed(self) -> bool:
        """Whether it is gzipped."""
        return self.name.lower().endswith(".gz")

    @property
    def plain_name(self) -> str:
        """The name of the file in lower case, without ``.gz``."""
        return PurePosixPath(self.name).name.lower().removesuffix(".gz")

    @property
    def stem(self) -> str:
        """The name of the table, if it is one."""
        return PurePosixPath(self.plain_name).stem

    @property
    def format(self) -> str | None:
        """``csv``, ``parquet``, ``ndjson``, ``xlsx`` or None."""
        return FORMATS.get(PurePosixPath(self.plain_name).suffix)

    @property
    def is_picture(self) -> bool:
        """Whether it is named like a picture."""
        return PurePosixPath(self.plain_name).suffix in PICTURES

    def chunks(self, allowance: Allowance) -> Iterator[bytes]:
        """Its bytes, unpacked, piece by piece; raises Unreadable where they can't be had."""
        try:
            if self.member is None:
                if not stat.S_ISREG(self.path.stat().st_mode):
                    raise Unreadable(f"{self.name} is no ordinary file", "a file")
                with self.path.open("rb") as stream:
                    yield from self._unpacked(stream, allowance)
            else:
                with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as stream:
                    yield from self._unpacked(stream, allowance)
        except DAMAGED as error:
            raise Unreadable(f"{self.name} is damaged", "a whole file") from error
        except (OSError, NotImplementedError, RuntimeError) as error:
            raise Unreadable(f"{self.name} can't be read", "a file that may be read") from error

    def _unpacked(self, stream: IO[bytes], allowance: Allowance) -> Iterator[bytes]:
        source = cast(IO[bytes], gzip.GzipFile(fileobj=stream)) if self.packed else stream
        bounded = self.packed or self.member is not None
        seen = 0
        while chunk := source.read(CHUNK):
            seen += len(chunk)
            if self.packed and seen > max(SMALL, EXPANSION * self.size):
                raise Unreadable(
                    f"{self.name} unpacks to more than {EXPANSION} times its size",
                    "a file that is not packed so tightly",
                )
            if bounded:
                allowance.take(len(chunk), self.name)
            yield chunk
