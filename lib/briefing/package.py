"""A zip that is the same whenever it is made: entries in their order, and no clock."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the first instant that a zip can hold
READABLE: Final = 0o644 << 16
FIRST: Final = "[Content_Types].xml"  # of a document of Office, as its readers expect


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip, in the order given; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = READABLE
            entry.create_system = 3  # else it says on which system it was made
            kept = name.endswith((".png", ".pptx", ".xlsx", ".pdf"))  # packed already
            entry.compress_type = zipfile.ZIP_STORED if kept else zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    return buffer.getvalue()


def fixed(document: bytes) -> bytes:
    """A document of Office packed anew: the same parts give the same bytes, in any order."""
    with zipfile.ZipFile(io.BytesIO(document)) as given:
        names = sorted(given.namelist(), key=lambda name: (name != FIRST, name))
        return packed({name: given.read(name) for name in names})
