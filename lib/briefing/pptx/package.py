"""The file without a clock: the same parts in the same order give the same bytes."""

import io
import zipfile

DAY_ONE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can write
FIRST = "[Content_Types].xml"


def fixed(package: bytes) -> bytes:
    """The zip written again: entries by name, contents first as readers expect, no time stamps."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as given,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in sorted(given.namelist(), key=lambda name: (name != FIRST, name)):
            entry = zipfile.ZipInfo(name, DAY_ONE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same from Windows and from Linux
            made.writestr(entry, given.read(name), compresslevel=6)
    return buffer.getvalue()
