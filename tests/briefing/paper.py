"""What a reader finds in a PDF: text, tags, fonts. By pdfium, which did not make it."""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_ulong, create_string_buffer

import pypdfium2
from pypdfium2 import raw


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def plain(text: str) -> str:
    """White space of all kinds as one space, also where a line was broken.

    What pdfium takes for a hyphen of a broken word is a hyphen.
    """
    return " ".join(text.replace("\ufffe", "-").split())


def pages(data: bytes) -> list[str]:
    with opened(data) as document:
        return [plain(each.get_textpage().get_text_range()) for each in document]


def alts(element: raw.FPDF_STRUCTELEMENT) -> Iterator[str]:
    """The words for what is drawn, of an element and all below it."""
    if length := raw.FPDF_StructElement_GetAltText(element, None, 0):
        buffer = create_string_buffer(length)
        raw.FPDF_StructElement_GetAltText(element, buffer, length)
        yield buffer.raw[: length - 2].decode("utf-16-le")
    for n in range(raw.FPDF_StructElement_CountChildren(element)):
        if below := raw.FPDF_StructElement_GetChildAtIndex(element, n):
            yield from alts(below)


def kinds(element: raw.FPDF_STRUCTELEMENT) -> Iterator[str]:
    length = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = create_string_buffer(length)
    raw.FPDF_StructElement_GetType(element, buffer, length)
    yield buffer.raw[: length - 2].decode("utf-16-le")
    for n in range(raw.FPDF_StructElement_CountChildren(element)):
        if below := raw.FPDF_StructElement_GetChildAtIndex(element, n):
            yield from kinds(below)


def tagged(data: bytes, asked: object) -> list[str]:
    """What *asked* (``alts`` or ``kinds``) finds in the tags, page by page."""
    found: list[str] = []
    with opened(data) as document:
        for each in document:
            tree = raw.FPDF_StructTree_GetForPage(each)
            for n in range(raw.FPDF_StructTree_CountChildren(tree)):
                found += asked(raw.FPDF_StructTree_GetChildAtIndex(tree, n))  # type: ignore[operator]
            raw.FPDF_StructTree_Close(tree)
    return found


def fonts_of(data: bytes) -> set[tuple[str, int]]:
    """The fonts of all texts, each with 1 where it is in the file."""
    fonts: set[tuple[str, int]] = set()
    with opened(data) as document:
        for each in document:
            for drawn in each.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
                font = raw.FPDFTextObj_GetFont(drawn)
                length = raw.FPDFFont_GetBaseFontName(font, None, 0)
                called = create_string_buffer(length)
                raw.FPDFFont_GetBaseFontName(font, called, c_ulong(length))
                fonts.add((called.value.decode(), raw.FPDFFont_GetIsEmbedded(font)))
    return fonts
