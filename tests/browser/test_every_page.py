"""Each kind of page in a browser: nothing goes wrong, everything stays on the site, and everybody can use it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.visit import KINDS, SCHEMES, WIDTHS, Site, Visit, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCREENSHOTS = Path(__file__).parents[2] / "out" / "screenshots"

STICKS_OUT = """width => Array.from(document.querySelectorAll("body *"))
  .filter(e => !e.closest(".scroll, .unseen, .skip, [popover], details:not([open]), thead") && e.getClientRects().length)
  .filter(e => { const box = e.getBoundingClientRect(); return box.left < -1 || box.right > width + 1; })
  .map(e => e.outerHTML.slice(0, 120))"""
"""What is beyond the window on either side, tables that are moved sideways and what only screen readers get excepted."""


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def visit(kind: str, browser: Browser, served: Site) -> Iterator[Visit]:
    """One visit for all that is asked of a page: opening it is what takes the time."""
    with visiting(browser, served, served.url(kind)) as visit:
        yield visit


def violations(visit: Visit) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(visit.page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]} ({node['failureSummary'][:300]})" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_is_wider_than_the_window(visit: Visit, kind: str, scheme: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type, unused-ignore]
    for width, height in WIDTHS.items():
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.page.screenshot(path=SCREENSHOTS / f"{kind.replace(' ', '-')}-{width}-{scheme}.png", full_page=True)
        assert visit.page.evaluate(STICKS_OUT, width) == []
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(visit: Visit, scheme: str) -> None:
    visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type, unused-ignore]
    assert violations(visit) == []


def test_the_page_does_nothing_wrong_and_asks_nobody_else(visit: Visit) -> None:
    assert visit.faults == []
