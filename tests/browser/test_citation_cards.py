"""A citation shows its source where it stands, by keyboard, mouse and touch, and leads to the list of sources and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.visit import Site, Visit, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

DIGEST = "digest of three sides"
STILL = {"reduced_motion": "reduce"}
"""Jumps are there at once, so that what is seen after them can be measured."""


@pytest.fixture
def digest(browser: Browser, served: Site) -> Iterator[Visit]:
    with visiting(browser, served, served.url(DIGEST), **STILL) as visit:
        yield visit


@pytest.fixture
def touched(browser: Browser, served: Site) -> Iterator[Visit]:
    """On a phone."""
    size = {"width": 360, "height": 740}
    with visiting(browser, served, served.url(DIGEST), viewport=size, has_touch=True, is_mobile=True, **STILL) as visit:
        yield visit


def citation(visit: Visit, n: int) -> Locator:
    return visit.page.get_by_role("button", name=f"Source {n}", exact=True).first


def card(visit: Visit, n: int) -> Locator:
    return visit.page.locator(f"#c{n}")


def tab_to(visit: Visit, n: int) -> None:
    """By the keyboard alone."""
    for _ in range(200):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("document.activeElement.getAttribute('aria-label')") == f"Source {n}":
            return
    raise AssertionError(f"Tab never reaches a citation of source {n}")


def in_window(visit: Visit, shown: Locator) -> bool:
    box, size = shown.bounding_box(), visit.page.viewport_size
    assert box
    assert size
    return box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= size["width"] and box["y"] + box["height"] <= size["height"]


def arrive(visit: Visit) -> None:
    """The element that the address names stands in the window."""
    visit.page.wait_for_function("(top => top >= -1 && top < innerHeight)(document.querySelector(':target').getBoundingClientRect().top)")


def test_the_card_says_whose_words_these_are(digest: Visit) -> None:
    citation(digest, 2).click()
    shown = card(digest, 2).inner_text()
    for told in (
        "新华网",
        "China",
        "owner: Xinhua",
        "state-affiliated",
        "12 January 2026",
        "海警在附近海域扣押14名渔民",
        "钓鱼岛及其附属岛屿",
    ):
        assert told in shown


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_by_keyboard_a_card_opens_closes_and_gives_the_focus_back(key: str, digest: Visit) -> None:
    tab_to(digest, 1)
    digest.page.keyboard.press(key)
    card(digest, 1).wait_for(state="visible")
    assert in_window(digest, card(digest, 1))
    digest.page.keyboard.press("Escape")
    card(digest, 1).wait_for(state="hidden")
    assert digest.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Source 1"


def test_the_keyboard_goes_from_the_citation_into_the_card_to_the_list_and_back(digest: Visit) -> None:
    tab_to(digest, 1)
    digest.page.keyboard.press("Enter")
    card(digest, 1).wait_for(state="visible")
    digest.page.keyboard.press("Tab")
    assert digest.page.evaluate("document.activeElement.getAttribute('href')") == "#source-1"
    digest.page.keyboard.press("Enter")
    assert digest.page.url.endswith("#source-1")
    source = digest.page.locator("#source-1")
    arrive(digest)
    back = source.locator(".back a").first
    back.focus()
    target = back.get_attribute("href")
    digest.page.keyboard.press("Enter")
    assert target
    assert digest.page.url.endswith(target)
    arrive(digest)


def test_the_mouse_opens_a_card_by_resting_on_a_citation(digest: Visit) -> None:
    citation(digest, 3).hover()
    card(digest, 3).wait_for(state="visible")
    assert in_window(digest, card(digest, 3))
    digest.page.mouse.move(5, 5)
    card(digest, 3).wait_for(state="hidden")


def test_the_keyboards_focus_alone_opens_a_card(digest: Visit) -> None:
    tab_to(digest, 1)
    card(digest, 1).wait_for(state="visible")


def test_a_tap_opens_a_card_and_another_one_elsewhere_closes_it(touched: Visit) -> None:
    citation(touched, 4).tap()
    card(touched, 4).wait_for(state="visible")
    assert in_window(touched, card(touched, 4))
    touched.page.locator("h1").tap()
    card(touched, 4).wait_for(state="hidden")


def test_a_tap_leads_from_the_card_to_the_list_and_back(touched: Visit) -> None:
    citation(touched, 4).tap()
    card(touched, 4).get_by_role("link").last.tap()
    assert touched.page.url.endswith("#source-4")
    arrive(touched)
    assert touched.page.evaluate(COVERED) is False
    touched.page.locator("#source-4 .back a").first.tap()
    arrive(touched)
    assert touched.page.locator(":target").get_by_role("button", name="Source 4", exact=True).count() > 0


COVERED = """() => { const box = document.querySelector(":target > a").getBoundingClientRect();
  return !!document.elementFromPoint(box.x + 20, box.y + 8).closest("[popover]"); }"""


def test_every_citation_opens_the_card_of_its_own_source(digest: Visit) -> None:
    told = digest.page.evaluate(
        """() => Array.from(document.querySelectorAll("button[popovertarget]"), b => [b.textContent, b.popoverTargetElement?.id])"""
    )
    assert told
    assert [(text, name) for text, name in told if name != f"c{text}"] == []


def test_a_finger_hits_every_citation(touched: Visit) -> None:
    """24 by 24 pixels, as WCAG 2.2 AA asks (2.5.8)."""
    small = touched.page.evaluate(
        """() => Array.from(document.querySelectorAll("main button")).map(b => b.getBoundingClientRect())
             .filter(box => box.width && (box.width < 24 || box.height < 24)).map(box => [box.width, box.height])"""
    )
    assert small == []
