"""In: a test of the site in a browser. Out: the site of `tests.browser.editions`, as `parallax serve` shows it, and Debian's Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from infra.local.server import serving
from tests.browser import site
from tests.browser.editions import RETIRED, editions
from tests.browser.visit import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The whole site, whose readers find it at the preview's address."""
    folder = tmp_path_factory.mktemp("site")
    with serving(folder, 0) as address:
        site.publish(folder, list(editions()), address, retired=RETIRED)
        yield Site(address, folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    sync_playwright = _needed()
    chromium = next(filter(None, map(shutil.which, NAMES)))
    as_root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=[*QUIET, *as_root])
        yield started
        started.close()


def _needed() -> Any:
    """Playwright. Without it or a browser the tests are skipped by hand, and fail where CI is set: there they must have run."""
    absent = pytest.fail if os.environ.get("CI") else pytest.skip
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        absent("Playwright is not installed: `make test-browser` does it")
    if not any(map(shutil.which, NAMES)):
        absent("no Chromium on the PATH: `apt-get install chromium`, or your system's own package")
    return sync_playwright
