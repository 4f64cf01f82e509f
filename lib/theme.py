"""Colours by meaning, fonts, and the one Plotly template made of them.

Two token sets, LIGHT and DARK. Grey first: the accent is for the message, a
status has one colour everywhere. Texts keep 4.5:1 and parts of graphics 3:1 on
every ground they stand on; statuses that meet in one picture stay apart for
colour-blind eyes (tests/test_theme.py holds all three).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Literal

import plotly.graph_objects as go

# Both families have tabular figures of their own, so that figures stand in columns on
# a canvas (tables) and in SVG (charts) too, where font features can't be asked for.
SANS: Final = "'IBM Plex Sans', system-ui, sans-serif"
SERIF: Final = "'Source Serif Text', Georgia, serif"

Status = Literal[
    "received", "prepared", "started", "processed", "closed",
    "pinpointed", "notified", "acknowledged", "answered", "waiting",
    "uploaded", "added", "tentative", "identified", "safeguarded",
    "published", "useful", "other",
]  # fmt: skip


# The colours of the Traffic Light Protocol 2.0, by label; they stand on its black in both looks
BLACK: Final = "#000000"
TLP: Final[Mapping[str, str]] = MappingProxyType({
    "TLP:CLEAR": "#FFFFFF",
    "TLP:GREEN": "#33FF00",
    "TLP:AMBER": "#FFC000",
    "TLP:AMBER+STRICT": "#FFC000",
    "TLP:RED": "#FF2B2B",
})  # fmt: skip


@dataclass(frozen=True)
class Look:
    """Tokens of one appearance, as ``#RRGGBB``.

    ``surface`` is the page, ``raised`` a card, ``sunken`` a sidebar or a hovered row.
    ``hairline`` and ``grid`` only decorate; ``axis`` is the faintest grey that carries
    meaning. ``attention`` and ``alarm`` may be text.
    """

    name: Literal["light", "dark"]
    surface: str
    raised: str
    sunken: str
    text: str
    muted: str
    hairline: str
    grid: str
    axis: str
    accent: str
    attention: str
    alarm: str
    status: Mapping[Status, str]

    def __hash__(self) -> int:
        return hash(self.name)


LIGHT: Final = Look(
    name="light",
    surface="#FAF9F7",
    raised="#FFFFFF",
    sunken="#F3F1ED",
    text="#15171C",
    muted="#5A5F68",
    hairline="#DDDAD3",
    grid="#E9E6E0",
    axis="#84888F",
    accent="#1F55D0",
    attention="#8A4B00",
    alarm="#B3261E",
    status=MappingProxyType({
        "received": "#868A91",
        "prepared": "#62666E",
        "started": "#4C8BD6",
        "processed": "#1F55D0",
        "closed": "#3E434B",
        "pinpointed": "#5A0B92",
        "notified": "#70004B",
        "acknowledged": "#927B6C",
        "answered": "#05613A",
        "waiting": "#B96A00",
        "uploaded": "#3A2B16",
        "added": "#868A91",
        "tentative": "#6A5B3B",
        "identified": "#3F8F63",
        "safeguarded": "#173F2D",
        "published": "#62666E",
        "useful": "#1F55D0",
        "other": "#868A91",
    }),
)  # fmt: skip

DARK: Final = Look(
    name="dark",
    surface="#111214",
    raised="#1A1C1F",
    sunken="#0B0C0D",
    text="#ECEDEF",
    muted="#A0A5AD",
    hairline="#2C2F34",
    grid="#22252A",
    axis="#787D86",
    accent="#77AEFC",
    attention="#F0A94A",
    alarm="#FF7A6E",
    status=MappingProxyType({
        "received": "#6A6A6B",
        "prepared": "#A6A9AF",
        "started": "#3D86BA",
        "processed": "#77AEFC",
        "closed": "#D5D8DC",
        "pinpointed": "#9271F6",
        "notified": "#D5469B",
        "acknowledged": "#9F7E32",
        "answered": "#74E3BC",
        "waiting": "#F09B16",
        "uploaded": "#A39179",
        "added": "#6A6A6B",
        "tentative": "#B89D7F",
        "identified": "#468466",
        "safeguarded": "#B4E4CD",
        "published": "#A6A9AF",
        "useful": "#77AEFC",
        "other": "#6A6A6B",
    }),
)  # fmt: skip


def look(name: str | None) -> Look:
    """The look named ``light`` or ``dark``; light where neither is known."""
    return DARK if name == "dark" else LIGHT


def marking(label: str) -> str:
    """The colour of a marking; white for one that is not known."""
    return TLP.get(label, TLP["TLP:CLEAR"])


def channels(colour: str) -> tuple[int, int, int]:
    """``#RRGGBB`` -> three integers 0–255."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return red, green, blue


def mixed(ground: str, colour: str, share: float) -> str:
    """*share* (0–1) of *colour* on *ground*: a tint that stays opaque."""
    pairs = zip(channels(ground), channels(colour), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def veil(colour: str, opacity: float) -> str:
    """A colour to see through, as Plotly takes it."""
    return f"rgba({','.join(map(str, channels(colour)))},{opacity:g})"


def contrast(one: str, other: str) -> float:
    """Contrast ratio after WCAG 2.2, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [c / 255 for c in channels(colour)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def properties(look: Look) -> str:
    """The tokens as CSS custom properties: ``--surface: #FAF9F7; … --processed: …``.

    Those of markings are named after their labels: ``--tlp-amber-strict``.
    """
    plain = {f.name: getattr(look, f.name) for f in fields(look)}
    tokens = {k: v for k, v in plain.items() if k not in ("name", "status")}
    tokens |= dict(look.status) | {"sans": SANS, "serif": SERIF}
    tokens |= {re.sub("[:+]", "-", label.lower()): colour for label, colour in TLP.items()}
    return " ".join(f"--{name}: {value};" for name, value in tokens.items())


@cache
def template(look: Look) -> go.layout.Template:
    """The one Plotly template: no box, a hairline grid, muted ticks, plain hover cards."""
    return go.layout.Template(layout=_layout(look))


def _layout(look: Look) -> dict[str, Any]:
    axis = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "automargin": True,
        "fixedrange": True,
        "title": {"text": ""},
        "tickfont": {"color": look.muted, "size": 12},
    }
    return {
        "font": {"family": SANS, "size": 13, "color": look.text},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "colorway": [look.accent, look.axis, look.muted, look.text],
        "showlegend": False,
        "separators": ".\u202f",
        "dragmode": False,
        "hovermode": "x unified",
        "hoverdistance": 10,
        "hoverlabel": _card(look),
        "bargap": 0.28,
        "margin": {"l": 0, "r": 0, "t": 8, "b": 8, "pad": 0},
        "xaxis": axis
        | {"ticks": "outside", "ticklen": 4, "tickcolor": look.hairline}
        | {"spikecolor": look.axis, "spikethickness": 1, "spikedash": "solid"},
        "yaxis": axis | {"showgrid": True, "gridcolor": look.grid, "gridwidth": 1},
    }


def _card(look: Look) -> dict[str, Any]:
    font = {"family": SANS, "size": 13, "color": look.text}
    return {"bgcolor": look.raised, "bordercolor": look.hairline, "font": font, "align": "left"}
