"""The look is legible: contrast, colour-blind eyes, and settings that say the same colours."""

import itertools
import re
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from lib import caption, theme
from lib.theme import DARK, LIGHT, Look

ROOT = Path(__file__).parents[1]
CONFIG = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)

# How an eye without one kind of cone sees linear RGB (Machado, Oliveira, Fernandes 2009).
EYES = {
    "all cones": np.eye(3),
    "protan": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                        [-0.003882, -0.048116, 1.051998]]),
    "deutan": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                        [-0.011820, 0.042940, 0.968881]]),
    "tritan": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                        [0.004733, 0.691367, 0.303900]]),
}  # fmt: skip
TO_CONES = np.array([[0.4122214708, 0.5363325363, 0.0514459929],
                     [0.2119034982, 0.6806995451, 0.1073969566],
                     [0.0883024619, 0.2817188376, 0.6299787005]])  # fmt: skip
TO_OKLAB = np.array([[0.2104542553, 0.7936177850, -0.0040720468],
                     [1.9779984951, -2.4285922050, 0.4505937099],
                     [0.0259040371, 0.7827717662, -0.8086757660]])  # fmt: skip
TOGETHER = [  # statuses that stand side by side in one picture
    [
        "received",
        "prepared",
        "started",
        "processed",
        "pinpointed",
        "notified",
        "answered",
        "uploaded",
    ],
    ["pinpointed", "notified", "acknowledged", "answered", "waiting"],
    ["tentative", "identified", "safeguarded"],
    ["useful", "other"],
    ["uploaded", "added"],
]


def seen(colour: str, eye: np.ndarray) -> np.ndarray:
    """A colour as Oklab coordinates × 100, after *eye* has taken its part away."""
    share = np.array(theme.channels(colour)) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return 100 * (TO_OKLAB @ np.cbrt(TO_CONES @ np.clip(eye @ linear, 0, 1)))


def test_contrast_is_that_of_wcag() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert theme.contrast("#336699", "#336699") == 1


@LOOKS
@pytest.mark.parametrize("token", ["text", "muted", "accent", "attention", "alarm"])
@pytest.mark.parametrize("ground", ["surface", "raised", "sunken"])
def test_text_keeps_its_contrast(look: Look, token: str, ground: str) -> None:
    assert theme.contrast(getattr(look, token), getattr(look, ground)) >= 4.5


@LOOKS
@pytest.mark.parametrize("ground", ["surface", "raised", "sunken"])
def test_parts_of_graphics_keep_theirs(look: Look, ground: str) -> None:
    for name, colour in {**look.status, "axis": look.axis}.items():
        assert theme.contrast(colour, getattr(look, ground)) >= 3, name


@LOOKS
@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("group", TOGETHER, ids=lambda group: group[0])
def test_statuses_of_one_picture_stay_apart(look: Look, eye: str, group: list[str]) -> None:
    for one, other in itertools.combinations(group, 2):
        both = (seen(look.status[name], EYES[eye]) for name in (one, other))
        assert np.linalg.norm(np.subtract(*both)) >= 7.5, f"{one} and {other}"


@LOOKS
def test_every_status_has_a_colour(look: Look) -> None:
    assert set(look.status) == set(get_args(theme.Status))


@LOOKS
def test_colours_are_written_out(look: Look) -> None:
    plain = [getattr(look, f.name) for f in fields(look) if f.name not in ("name", "status")]
    for colour in [*plain, *look.status.values()]:
        assert theme.mixed(colour, colour, 0.5) == colour


@pytest.mark.parametrize(("share", "mixed"), [(0, "#000000"), (0.5, "#808080"), (1, "#FFFFFF")])
def test_a_tint_lies_between_its_colours(share: float, mixed: str) -> None:
    assert theme.mixed("#000000", "#FFFFFF", share) == mixed


def test_veil() -> None:
    assert theme.veil("#1F55D0", 0.11) == "rgba(31,85,208,0.11)"


@LOOKS
def test_properties_hold_every_token(look: Look) -> None:
    css = theme.properties(look)
    assert f"--surface: {look.surface};" in css
    assert f"--processed: {look.status['processed']};" in css
    assert "--name" not in css and "--status" not in css


@LOOKS
def test_markings_have_their_colours_on_every_page(look: Look) -> None:
    assert tuple(theme.TLP) == caption.MARKINGS
    rules = (ROOT / "lib/ui/css/_look.css").read_text(encoding="utf-8")
    used = dict(re.findall(r'\.marking\[data-tlp="([^"]+)"\] { color: var\((--\S+)\); }', rules))
    used["TLP:CLEAR"], *_ = re.findall(r"\.marking {.* color: var\((--\S+)\)", rules)
    tokens = dict(re.findall(r"(--tlp\S+): (#\w{6});", theme.properties(look)))
    assert {label: tokens[name] for label, name in used.items()} == dict(theme.TLP)
    assert theme.marking("TLP:PURPLE") == theme.TLP["TLP:CLEAR"]


def test_a_look_by_name() -> None:
    assert theme.look("dark") is DARK
    assert theme.look("light") is LIGHT
    assert theme.look(None) is LIGHT


@LOOKS
def test_the_template_has_the_look(look: Look) -> None:
    layout = theme.template(look).layout
    assert layout.font.color == look.text
    assert layout.font.family == theme.SANS
    assert layout.separators == ".\u202f"
    assert layout.hoverlabel.bgcolor == look.raised


@LOOKS
def test_settings_say_the_same_colours(look: Look) -> None:
    said = CONFIG["theme"][look.name]
    assert said["primaryColor"] == said["linkColor"] == look.accent
    assert said["backgroundColor"] == look.surface
    assert said["textColor"] == look.text
    assert said["borderColor"] == look.hairline
    assert said["dataframeHeaderTextColor"] == look.muted
    assert said["sidebar"]["backgroundColor"] == look.sunken


def test_settings_name_the_same_fonts() -> None:
    assert CONFIG["theme"]["font"] == theme.SANS
    assert CONFIG["theme"]["headingFont"] == theme.SERIF


def test_fonts_lie_beside_the_frame_with_their_licences() -> None:
    families = {face["family"] for face in CONFIG["theme"]["fontFaces"]}
    assert families == {"IBM Plex Sans", "Source Serif Text"}
    for face in CONFIG["theme"]["fontFaces"]:
        assert face["url"].startswith("app/static/fonts/")
        font = ROOT / "lib/ui/static" / face["url"].removeprefix("app/static/")
        assert font.read_bytes()[:4] == b"wOF2"
        assert list(font.parent.glob(f"{font.name.split('-latin')[0]}-LICENSE.txt"))


def test_no_request_leaves_the_machine() -> None:
    text = (ROOT / ".streamlit/config.toml").read_text(encoding="utf-8")
    assert "://" not in text
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["client"]["showErrorDetails"] == "none"
