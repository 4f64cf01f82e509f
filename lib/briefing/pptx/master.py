"""The master: theme, four layouts with real placeholders, made by code for each deck.

From python-pptx's default template come the parts and how they hang together; what is in them
is written here, so that a layout can be read, changed and tried like all else.
"""

from typing import Any, Final

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.presentation import Presentation

from lib.briefing.pptx import colour, layout, place
from lib.briefing.slide import AUTHOR, Briefing

APPLICATION: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    '"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<PresentationFormat>Widescreen</PresentationFormat></Properties>"
)
# What the template brings of its own maker: a blank thumbnail, a printer.
STALE: Final = (RELATION.THUMBNAIL, RELATION.PRINTER_SETTINGS)


def presentation(briefing: Briefing) -> Presentation:
    """A presentation without slides: the board's theme, master and layouts."""
    deck = pptx.Presentation()
    page = place.PAGE.emu
    deck.slide_width, deck.slide_height = page[2], page[3]  # type: ignore[assignment]
    deck._element.find("{*}sldSz").attrib.pop("type", None)
    for unused in list(deck.slide_layouts)[len(layout.LAYOUTS) :]:
        deck.slide_layouts.remove(unused)
    _without_the_stale(deck)
    master = deck.slide_master
    _theme(master.part.part_related_by(RELATION.THEME))
    _replace(master._element, "p:cSld", layout.master())
    _replace(master._element, "p:txStyles", layout.styles())
    for slot, made in zip(deck.slide_layouts, layout.LAYOUTS, strict=True):
        _replace(slot._element, "p:cSld", layout.layout(made, briefing.marking, briefing.marked))
        slot._element.attrib.pop("type", None)
        if made.type:
            slot._element.set("type", made.type)
    for words in deck._element.iter("{*}defRPr"):
        words.set("lang", "en-GB")
    return deck


def _without_the_stale(deck: Presentation) -> None:
    package = deck.part.package
    for relations in (package._rels, deck.part.rels):
        for name, each in list(relations.items()):
            if each.reltype in STALE:
                relations.pop(name)
            elif each.reltype == RELATION.EXTENDED_PROPERTIES:
                each.target_part._blob = APPLICATION.encode()


def _theme(part: Any) -> None:
    """Colours and fonts of the theme; its effects stay as they are, nothing here uses them."""
    theme = parse_xml(part.blob)
    theme.set("name", AUTHOR)
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value.lstrip("#")}"/></a:{name}>'
        for name, value in colour.THEME
    )
    _replace(
        theme, "a:clrScheme", f'<a:clrScheme {layout.SPACES} name="Board">{colours}</a:clrScheme>'
    )
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f"</a:{kind}Font>"
        for kind, font in (("major", place.SERIF), ("minor", place.SANS))
    )
    _replace(
        theme, "a:fontScheme", f'<a:fontScheme {layout.SPACES} name="Board">{fonts}</a:fontScheme>'
    )
    part._blob = serialize_part_xml(theme)


def _replace(root: Any, name: str, xml: str) -> None:
    """Put *xml* in the place of the first element called *name* below *root*."""
    old = next(root.iter("{*}" + name.partition(":")[2]))
    new = parse_xml(xml.replace(">", f" {layout.SPACES}>", 1) if layout.SPACES not in xml else xml)
    old.getparent().replace(old, new)
