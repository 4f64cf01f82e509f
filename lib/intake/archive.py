"""A zip as a delivery: what it may hold, judged by its list of contents before it is opened."""

import stat
import struct
import zipfile
from pathlib import Path, PurePosixPath, PureWindowsPath

from lib.intake.entry import EXPANSION, SMALL, TOTAL, Entry
from lib.intake.problem import Unreadable

MEMBERS = 100_000
ENCRYPTED = 0x1
UNLISTED = (
    zipfile.BadZipFile,
    struct.error,
    OSError,
    EOFError,
    OverflowError,
    NotImplementedError,
    ValueError,
)


def members(path: Path, name: str | None = None) -> list[Entry]:
    """The files in the zip at *path*, known as *name*; raises Unreadable where it may not be."""
    name = name or path.name
    try:
        with zipfile.ZipFile(path) as archive:
            found = [each for each in archive.infolist() if not each.is_dir()]
    except UNLISTED as error:
        raise Unreadable(f"{name} is no zip that can be read", "a whole zip") from error
    if len(found) > MEMBERS:
        raise Unreadable(f"{name} holds {len(found)} files", f"at most {MEMBERS}")
    for each in found:
        _judge(name, each)
    if sum(each.file_size for each in found) > TOTAL:
        raise Unreadable(f"{name} unpacks to more than a delivery may", "at most 20 GB")
    return [
        Entry(each.filename.replace("\\", "/"), path, each.file_size, each.filename)
        for each in found
    ]


def _judge(name: str, member: zipfile.ZipInfo) -> None:
    if _leads_out(member.filename) or _leads_out(member.orig_filename):
        raise Unreadable(
            f"{name} holds a path that leads out of it: {member.orig_filename}",
            "paths below the zip's own folder",
        )
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Unreadable(f"{name} holds a link: {member.filename}", "the file itself")
    if member.flag_bits & ENCRYPTED:
        raise Unreadable(f"{name} is encrypted", "a zip without a password")
    if member.file_size > max(SMALL, EXPANSION * member.compress_size):
        raise Unreadable(
            f"{name} holds a file that unpacks to more than {EXPANSION} times its size",
            "a zip that is not packed so tightly",
        )


def _leads_out(name: str) -> bool:
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    return (
        ".." in posix.parts
        or ".." in windows.parts
        or posix.is_absolute()
        or bool(windows.drive or windows.root)
    )
