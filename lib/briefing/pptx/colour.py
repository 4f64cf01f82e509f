"""The board's colours as PowerPoint takes them: a slot of the theme where there is one."""

from typing import Final, cast

from lib import theme
from lib.briefing.slide import Role
from lib.theme import Status

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
SLOTS: Final = {colour: NAMED.get(name, name) for name, colour in reversed(THEME)}
MARKING: Final = {  # after lib/ui/css/_look.css: the protocol's own colours, on black
    "TLP:RED": "#FF2B2B",
    "TLP:AMBER": "#FFC000",
    "TLP:AMBER+STRICT": "#FFC000",
    "TLP:GREEN": "#33FF00",
}
NAMES: Final[dict[str, str]] = {
    "accent": LOOK.accent,
    "muted": LOOK.axis,
    "plan": LOOK.axis,
    "forecast": LOOK.status["processed"],
}


def of(role: Role) -> str:
    """The colour of a series, ``#RRGGBB``."""
    if role in NAMES:
        return NAMES[role]
    return LOOK.status[cast(Status, role)]


def text_of(role: Role) -> str:
    """The colour of words beside a series: its own where that can be read, else muted."""
    colour = of(role)
    return colour if theme.contrast(colour, LOOK.surface) >= 4.5 else LOOK.muted


def tint(heat: Status, share: float) -> str:
    """The ground of a cell; *share* of the largest of its column, 0 to 1."""
    return theme.mixed(LOOK.surface, LOOK.status[heat], 0.06 + 0.34 * share)


def xml(colour: str) -> str:
    """``<a:schemeClr …/>`` of a colour that the theme has, else ``<a:srgbClr …/>``."""
    if slot := SLOTS.get(colour):
        return f'<a:schemeClr val="{slot}"/>'
    return f'<a:srgbClr val="{colour.lstrip("#")}"/>'


def fill(colour: str) -> str:
    """A fill of one colour; none for an empty string."""
    return f"<a:solidFill>{xml(colour)}</a:solidFill>" if colour else "<a:noFill/>"


def line(colour: str, points: float, dash: str = "") -> str:
    """An outline ``<a:ln>``; none for an empty colour."""
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{round(12_700 * points)}" cap="flat">{fill(colour)}{dashed}<a:round/></a:ln>'
