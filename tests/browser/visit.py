"""In: the site's address and folder. Out: its pages by kind, and visits to them that keep account of everything that went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.browser.editions import ARABIC, CHINESE, COMPARED, DAYS, EDITIONS, LAST, RETIRED, SIDELESS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = {360: 740, 768: 1024, 1440: 900}
SCHEMES = ("light", "dark")

KINDS = {
    "home": "index.html",
    "digest of three sides": f"summaries/{COMPARED}/{LAST}/index.html",
    "digest without comparison": f"summaries/{COMPARED}/{DAYS[EDITIONS - 6]}/index.html",
    "digest from right to left": f"summaries/{ARABIC}/{DAYS[-2]}/index.html",
    "digest in Chinese": f"summaries/{CHINESE}/{LAST}/index.html",
    "digest without sides": f"summaries/{SIDELESS}/{LAST}/index.html",
    "no digest": f"summaries/{CHINESE}/{DAYS[5]}/index.html",
    "no digest from right to left": f"summaries/{ARABIC}/{LAST}/index.html",
    "topic": f"summaries/{COMPARED}/index.html",
    "topic from right to left": f"summaries/{ARABIC}/index.html",
    "retired topic": f"summaries/{RETIRED}/index.html",
    "month": f"summaries/{CHINESE}/archive/2026-01/index.html",
    "story": f"summaries/{COMPARED}/stories/boats-{DAYS[24]}/index.html",
    "outlets": f"summaries/{ARABIC}/outlets/index.html",
    "feeds": "feeds.html",
    "method": "about.html",
    "search": "search.html",
    "missing": "404.html",
}


@dataclass(frozen=True)
class Site:
    address: str
    folder: Path

    def url(self, kind: str) -> str:
        return f"{self.address}/{KINDS[kind]}"


@dataclass
class Visit:
    """A page that is open, and what it did that it should not."""

    page: Page
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@contextmanager
def visiting(browser: Browser, site: Site, url: str, **context: Any) -> Iterator[Visit]:
    """The page, open. Faults: what the console reports, exceptions, answers of no use, requests to elsewhere (which are not sent), and
    what the page's Content-Security-Policy forbade."""
    opened = browser.new_context(service_workers="block", **context)
    visit = Visit(opened.new_page())
    visit.page.set_default_timeout(10_000)

    def routed(route: Any) -> None:
        if route.request.url.startswith((site.address + "/", "data:", "blob:")):
            route.continue_()
        else:
            visit.faults.append(f"request to elsewhere: {route.request.url}")
            route.abort()

    opened.route("**/*", routed)
    visit.page.on("request", lambda request: visit.requests.append(request.url.removeprefix(site.address)))
    visit.page.on("response", lambda answer: visit.faults.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
    visit.page.on("console", lambda said: visit.faults.append(f"{said.type}: {said.text}") if said.type in ("error", "warning") else None)
    visit.page.on("pageerror", lambda error: visit.faults.append(f"exception: {error}"))
    try:
        visit.page.goto(url)
        yield visit
    finally:
        opened.close()
