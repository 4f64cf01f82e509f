"""The board's colours as PowerPoint takes them: a slot of the theme where there is one."""

from typing import Final

from lib import theme
from lib.briefing import colour
from lib.briefing.slide import Role

LOOK: Final = theme.LIGHT
THEME: Final[tuple[tuple[str, str], ...]] = (
    ("dk1", LOOK.text),
    ("lt1", LOOK.surface),
    ("dk2", LOOK.muted),
    ("lt2", LOOK.sunken),
    ("accent1", LOOK.accent),
    ("accent2", LOOK.status["received"]),
    ("accent3", LOOK.status["pinpointed"]),
    ("accent4", LOOK.status["notified"]),
    ("accent5", LOOK.status["waiting"]),
    ("accent6", LOOK.status["identified"]),
    ("hlink", LOOK.accent),
    ("folHlink", LOOK.status["pinpointed"]),
)
NAMED: Final = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
SLOTS: Final = {ink: NAMED.get(name, name) for name, ink in reversed(THEME)}


def of(role: Role) -> str:
    """The colour of a series, ``#RRGGBB``."""
    return colour.of(role, LOOK)


def text_of(role: Role) -> str:
    """The colour of words beside a series: its own where that can be read, else muted."""
    own = of(role)
    return own if theme.contrast(own, LOOK.surface) >= 4.5 else LOOK.muted


def xml(ink: str) -> str:
    """``<a:schemeClr …/>`` of a colour that the theme has, else ``<a:srgbClr …/>``."""
    if slot := SLOTS.get(ink):
        return f'<a:schemeClr val="{slot}"/>'
    return f'<a:srgbClr val="{ink.lstrip("#")}"/>'


def fill(ink: str) -> str:
    """A fill of one colour; none for an empty string."""
    return f"<a:solidFill>{xml(ink)}</a:solidFill>" if ink else "<a:noFill/>"


def line(ink: str, points: float, dash: str = "") -> str:
    """An outline ``<a:ln>``; none for an empty colour."""
    if not ink:
        return "<a:ln><a:noFill/></a:ln>"
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{round(12_700 * points)}" cap="flat">{fill(ink)}{dashed}<a:round/></a:ln>'
