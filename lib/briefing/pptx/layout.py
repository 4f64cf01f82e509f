"""Master and layouts as XML: placeholders where ``place`` says, styles that slides inherit."""

from dataclasses import dataclass
from html import escape
from typing import Final

from lib import theme
from lib.briefing.pptx import colour, place
from lib.briefing.pptx.place import Box

QUESTION, BODY, NOTE, TOP, FOOT, FIGURE = 10, 11, 12, 13, 14, 20  # idx of placeholders
FOOTER, NUMBER = 15, 16
MOST_FIGURES: Final = 7  # beside the lead
LOOK: Final = colour.LOOK
SPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


@dataclass(frozen=True)
class Layout:
    """A layout: its name, the kind PowerPoint knows it by, and the placeholder for its body."""

    name: str
    type: str = ""
    body: str = ""


COVER, FIGURES, CHART, TABLE = LAYOUTS = (
    Layout("Cover", "title"),
    Layout("Figures"),
    Layout("Chart", "chart", "chart"),
    Layout("Table", "tbl", "tbl"),
)
INSETS: Final = 'lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0"'


def master() -> str:
    """The master's shapes: a rule above the foot, and the placeholders that all layouts have."""
    return _slide("", [
        _rule(2, "Rule above the foot", place.RULE),
        _placeholder(3, "Title", 'type="title"', place.TITLE, "Title: the finding"),
        _placeholder(4, "Body", 'type="body" idx="1"', place.BODY, "Text"),
        _placeholder(5, "Scope", 'type="ftr" sz="quarter" idx="3"', place.FOOT, "",
                     style=_level(1, 12, LOOK.muted)),
        _number(6, "sz=\"quarter\" idx=\"4\""),
    ])  # fmt: skip


def layout(made: Layout, marking: str, marked: str) -> str:
    """The shapes of one layout, in the order in which they are read."""
    shapes = [_marking(2, "Marking at the top", TOP, marking, marked, place.TOP_BADGE)]
    shapes += _cover() if made is COVER else _inner(made, marked)
    shapes += [
        _placeholder(90, "Scope", f'type="ftr" sz="quarter" idx="{FOOTER}"',
                     place.beside(place.FOOT, marked), ""),
        _marking(91, "Marking at the bottom", FOOT, marking, marked, place.FOOT_BADGE),
        _number(92, f'sz="quarter" idx="{NUMBER}"', inherits=True),
    ]  # fmt: skip
    return _slide(made.name, shapes)


def _cover() -> list[str]:
    lines = _level(1, 28, LOOK.text) + _level(2, 20, LOOK.muted, before=8)
    return [
        _rule(3, "Accent", place.ACCENT, LOOK.accent),
        _placeholder(4, "Title", 'type="ctrTitle"', place.COVER_TITLE, "Title",
                     'anchor="b"', _level(1, 54, LOOK.text, True, "+mj-lt")),
        _placeholder(5, "Lines", 'type="subTitle" idx="1"', place.COVER_LINES, "Lines",
                     "", lines),
    ]  # fmt: skip


def _inner(made: Layout, marked: str) -> list[str]:
    shapes = [
        _placeholder(3, "Question", f'type="body" sz="quarter" idx="{QUESTION}"',
                     place.beside(place.QUESTION, marked),
                     "Question", 'anchor="b"', _level(1, 14, LOOK.muted)),
        _placeholder(4, "Title", 'type="title"', None, "Title: the finding"),
    ]  # fmt: skip
    if made is FIGURES:
        return shapes + [_figure(n) for n in range(MOST_FIGURES + 1)]
    return [
        *shapes,
        _placeholder(5, made.name, f'type="{made.body}" idx="{BODY}"', place.BODY, made.name),
        _placeholder(6, "Note", f'type="body" sz="quarter" idx="{NOTE}"', place.NOTE, "Note",
                     'anchor="ctr"', _level(1, 14, LOOK.muted)),
    ]  # fmt: skip


def _figure(n: int) -> str:
    """A headline figure: label, value, what stands beside it, as three levels of text."""
    lead = n == 0
    style = (
        _level(1, 18, LOOK.muted)
        + _level(2, 96 if lead else 44, LOOK.accent if lead else LOOK.text, True, spacing=90)
        + _level(3, 20 if lead else 18, LOOK.text)
    )
    name = "Lead figure" if lead else f"Figure {n}"
    return _placeholder(
        5 + n, name, f'type="body" sz="quarter" idx="{FIGURE + n}"', place.BODY, name, "", style
    )


def styles() -> str:
    """The master's text styles: serif titles, sans text without bullets."""
    body = "".join(_level(n, size, LOOK.text) for n, size in ((1, 18), (2, 16), (3, 14)))
    title = _level(1, 30, LOOK.text, True, "+mj-lt", spacing=95)
    return (
        f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{_level(1, 14, LOOK.text)}</p:otherStyle></p:txStyles>"
    )


def _level(
    n: int, size: float, ink: str, bold: bool = False, font: str = "+mn-lt",
    align: str = "l", before: float = 0, spacing: int = 100,
) -> str:  # fmt: skip
    return (
        f'<a:lvl{n}pPr marL="0" indent="0" algn="{align}" defTabSz="914400" rtl="0">'
        f'<a:lnSpc><a:spcPct val="{spacing}000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(100 * before)}"/></a:spcBef><a:buNone/>'
        f'<a:defRPr lang="en-GB" sz="{round(100 * size)}" b="{int(bold)}" kern="1200">'
        f'{colour.fill(ink)}<a:latin typeface="{font}"/></a:defRPr></a:lvl{n}pPr>'
    )


def _slide(name: str, shapes: list[str]) -> str:
    named = f' name="{name}"' if name else ""
    ground = f"<p:bg><p:bgPr>{colour.fill(LOOK.surface)}<a:effectLst/></p:bgPr></p:bg>"
    return (
        f"<p:cSld{named}>{'' if name else ground}<p:spTree><p:nvGrpSpPr>"
        '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
        f"{''.join(shapes)}</p:spTree></p:cSld>"
    )


def _placeholder(
    n: int, name: str, kind: str, box: Box | None, prompt: str, body: str = "", style: str = "",
    look: str = "", text: str = "",
) -> str:  # fmt: skip
    words = f'<a:r><a:rPr lang="en-GB"/><a:t>{escape(prompt)}</a:t></a:r>' if prompt else ""
    where = _where(box) + '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if box else ""
    frame = f"<a:bodyPr {body} {INSETS}><a:normAutofit/></a:bodyPr>" if box else "<a:bodyPr/>"
    styled = f"<a:lstStyle>{style}</a:lstStyle>" if style else "<a:lstStyle/>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{n}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{where}{look}</p:spPr>"
        f"<p:txBody>{frame}{styled}<a:p>{text or words}"
        '<a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
    )


def _marking(n: int, name: str, idx: int, marking: str, marked: str, y: float) -> str:
    """Words on black, as the Traffic Light Protocol wants them."""
    ink = theme.marking(marking)
    return _placeholder(
        n, name, f'type="body" sz="quarter" idx="{idx}"', place.badge(marked, y), marked,
        'wrap="none" anchor="ctr"', _level(1, 12, ink, True, align="ctr"), colour.fill(theme.BLACK),
    )  # fmt: skip


def _number(n: int, kind: str, inherits: bool = False) -> str:
    return _placeholder(
        n, "Slide number", f'type="sldNum" {kind}', None if inherits else place.NUMBER, "",
        style="" if inherits else _level(1, 12, LOOK.muted, align="r"), text=number(),
    )  # fmt: skip


def number() -> str:
    """The field that PowerPoint replaces by the number of the slide."""
    return (
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        '<a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>'
    )


def _rule(n: int, name: str, box: Box, filled: str = "") -> str:
    look = colour.fill(filled) if filled else colour.line(LOOK.hairline, 0.75)
    geometry = "rect" if filled else "line"
    after = colour.line("", 0) if filled else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{n}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr>{_where(box)}<a:prstGeom prst="{geometry}"><a:avLst/></a:prstGeom>'
        f"{look}{after}</p:spPr></p:sp>"
    )


def _where(box: Box) -> str:
    x, y, width, height = box.emu
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def decoration(n: int, box: Box, ink: str = LOOK.hairline, points: float = 0.75) -> str:
    """A line on a slide, a hairline or thicker, marked as decoration so that it is not read out."""
    return (
        f'<p:cxnSp {SPACES}><p:nvCxnSpPr><p:cNvPr id="{n}" name="Rule {n}"><a:extLst>'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec='
        '"http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
        f"</a:extLst></p:cNvPr><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{_where(box)}"
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f"{colour.line(ink, points)}</p:spPr></p:cxnSp>"
    )
