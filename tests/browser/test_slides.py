"""Every slide on stage, in both looks: whole, large enough, and no text over another."""

import re
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Page

from lib.briefing.slides import SLIDES
from tests.browser.board import Board
from tests.browser.test_present import TEXTS, at, opened, pressed

BIG, PLAIN = 60, 24  # px at 1080 lines
HEAPED = """() => document.querySelectorAll('.slide:not([hidden]) svg.wide text')
    .forEach(text => { text.setAttribute('x', 99); text.setAttribute('y', 99); })"""
ROLLS = """() => [document.scrollingElement, ...document.querySelectorAll('*')].filter(one =>
    one.checkVisibility() && /auto|scroll/.test(getComputedStyle(one).overflowY)
    && getComputedStyle(one).visibility === 'visible'
    && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
).map(one => one.outerHTML.slice(0, 120))"""


def overlapping(texts: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Pairs of texts whose letters lie over each other."""
    there = [text for text in texts if text["said"].strip()]
    return [
        (one["said"], other["said"])
        for one, other in combinations(there, 2)
        if min(one["right"], other["right"]) - max(one["left"], other["left"]) > 1
        and min(one["under"], other["under"]) - max(one["over"], other["over"]) > 1
    ]


def test_overlapping_texts_are_seen() -> None:
    one = {"said": "one", "left": 0, "right": 50, "over": 0, "under": 40}
    near = one | {"said": "near", "left": 45, "right": 99, "over": 10, "under": 50}
    below = one | {"said": "below", "over": 40, "under": 80}
    assert overlapping([one, near, below]) == [("one", "near"), ("near", "below")]


@pytest.mark.parametrize(
    ("size", "look"), [((1920, 1080), "light"), ((1280, 720), "dark")], ids=["1080p", "720p"]
)
def test_each_slide_is_whole_large_enough_and_rolls_nowhere(
    page: Page, board_server: Board, size: tuple[int, int], look: Any
) -> None:
    page.emulate_media(color_scheme=look)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, board_server, f"stage?every=600&{'&'.join(f'slide={name}' for name in SLIDES)}")
    ground = page.evaluate("getComputedStyle(document.querySelector('.on-stage')).backgroundColor")
    assert (int(re.findall(r"\d+", ground)[0]) > 128) == (look == "light")
    scale = size[1] / 1080
    many = page.locator(".on-stage .slide").count()
    assert many == len(SLIDES)
    for n in range(many):
        at(page, f"{n + 1} of {many}")
        texts = page.evaluate(TEXTS)
        assert overlapping(texts) == []
        assert max(text["size"] for text in texts if text["serif"]) >= BIG * scale - 0.01
        for text in texts:
            assert text["size"] >= PLAIN * scale - 0.01, text
            assert text["left"] >= 0 and text["right"] <= size[0], text
            assert text["top"] >= 0 and text["bottom"] <= size[1], text
        assert page.evaluate(ROLLS) == []
        pressed(page, "ArrowRight")
    page.evaluate(HEAPED)
    assert overlapping(page.evaluate(TEXTS))  # it would be seen
