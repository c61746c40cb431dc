"""Pages do without what a reader may not have or want: JavaScript, motion, a screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.visit import KINDS, Site, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCRIPTED = {"search"}


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_search_asks_for_a_script(kind: str, browser: Browser, served: Site) -> None:
    with visiting(browser, served, served.url(kind)) as visit:
        scripts = [path for path in visit.requests if path.endswith(".js")]
        assert bool(scripts) == (kind in SCRIPTED)
        assert visit.page.locator("script").count() == len(scripts)


@pytest.mark.parametrize("kind", KINDS)
def test_without_javascript_a_page_is_whole(kind: str, browser: Browser, served: Site) -> None:
    with visiting(browser, served, served.url(kind)) as visit:
        whole = visit.page.locator("body").inner_text()
    with visiting(browser, served, served.url(kind), java_script_enabled=False) as visit:
        bare = visit.page.locator("body").inner_text()
        assert visit.faults == []
    if kind in SCRIPTED:
        assert "needs JavaScript" in bare
    else:
        assert bare == whole


def test_without_javascript_citations_open_and_lead_to_their_source(browser: Browser, served: Site) -> None:
    with visiting(browser, served, served.url("digest of three sides"), java_script_enabled=False) as visit:
        visit.page.get_by_role("button", name="Source 4", exact=True).first.click()
        visit.page.locator("#c4").wait_for(state="visible")
        visit.page.locator("#c4 a").last.click()
        assert visit.page.url.endswith("#source-4")


def test_without_javascript_a_reader_gets_from_home_to_an_old_edition(browser: Browser, served: Site) -> None:
    with visiting(browser, served, f"{served.address}/", java_script_enabled=False) as visit:
        visit.page.get_by_role("link", name=re.compile("^All editions")).first.click()
        visit.page.locator("section[aria-labelledby=archive] a").last.click()
        visit.page.locator("main a").first.click()
        assert re.search(r"/summaries/[a-z-]+/\d{4}-\d\d-\d\d/index\.html$", visit.page.url)


def test_a_reader_who_wants_no_motion_gets_none(browser: Browser, served: Site) -> None:
    with visiting(browser, served, served.url("digest of three sides"), reduced_motion="reduce") as visit:
        visit.page.get_by_role("button", name="Source 4", exact=True).first.click()
        visit.page.locator("#c4").wait_for(state="visible")
        moving = """() => document.getAnimations().length + Array.from(document.querySelectorAll("*"))
            .filter(e => getComputedStyle(e).transitionDuration !== "0s" || getComputedStyle(e).scrollBehavior === "smooth").length"""
        assert visit.page.evaluate(moving) == 0


@pytest.mark.parametrize("kind", ["digest of three sides", "digest from right to left", "home"])
def test_on_paper_the_text_is_whole_and_fits(kind: str, browser: Browser, served: Site) -> None:
    """A4 at 96 pixels an inch, without margins of 1 cm."""
    with visiting(browser, served, served.url(kind), viewport={"width": 718, "height": 1047}) as visit:
        visit.page.emulate_media(media="print")
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 718
        assert visit.page.locator("h1").is_visible()
        for heading in visit.page.locator("main h2").all():
            assert heading.is_visible()
        assert not visit.page.locator(".skip").is_visible()
        assert visit.page.pdf(format="A4", margin={"top": "1cm", "right": "1cm", "bottom": "1cm", "left": "1cm"}).startswith(b"%PDF")
