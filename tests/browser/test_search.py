"""The search page in a real browser: what it finds in which script, what it loads, and that nothing in a title is run."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import boto3
import pytest
from moto import mock_aws

from functions.render.publish import Publisher
from infra.local.server import Files, serving
from shared.models import Digest
from shared.site_store import SiteStore
from shared.store import Bucket, DataStore
from tests.factories import digest, numbered_article

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), "")

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here")

TITLES = {
    date(2026, 3, 2): ["Ångström ferry sails again", "出港する漁船", "إضراب الصيادين في الميناء"],
    date(2026, 2, 3): ["Talks on fishing resume", "首相が訪中", "<img src=x onerror=document.title=1> & </mark><script>alert(1)</script>"],
    date(2026, 1, 4): ["An old ferry is sold", "北京の港", "الإضراب مستمر"],
}


@dataclass
class Site:
    address: str
    asked: list[str] = field(default_factory=list)

    def search(self, **query: str) -> tuple[str, list[str]]:
        """What the page says, and each result's title with [what is marked]. Any error in the console fails."""
        command = [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--enable-logging=stderr",
            "--virtual-time-budget=10000",
            "--dump-dom",
        ]
        done = subprocess.run(  # noqa: S603 - our own words
            [*command, f"{self.address}/search.html?{urlencode(query)}"], check=True, capture_output=True, text=True, timeout=60
        )
        assert [line for line in done.stderr.splitlines() if "CONSOLE" in line] == []
        status = re.search(r'id="status"[^>]*>([^<]*)<', done.stdout)
        results = re.findall(r"<li><a [^>]*><bdi[^>]*>(.*?)</bdi></a>", done.stdout)
        assert status
        return unescape(status[1]), [unescape(title.replace("<mark>", "[").replace("</mark>", "]")) for title in results]


def edition(day: date, topic: str = "china-japan") -> Digest:
    sides = ("china", "japan", "elsewhere")
    articles = tuple(
        numbered_article(n, title=title, outlet=("NHK", "Global Times")[n % 2], perspective=sides[n - 1], language="und")
        for n, title in enumerate(TITLES[day], start=1)
    )
    return digest(
        topic=topic, topic_name=topic.title(), edition=day, date=datetime(day.year, day.month, day.day, tzinfo=UTC), articles=articles
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    with mock_aws():
        s3 = boto3.client("s3", region_name="us-east-1")
        for name in ("data-bucket", "site-bucket"):
            s3.create_bucket(Bucket=name)
        site = Bucket("site-bucket")
        publisher = Publisher(DataStore(Bucket("data-bucket")), SiteStore(site))
        for made in (*map(edition, TITLES), edition(date(2026, 3, 2), "tokyo")):
            publisher.edition(lambda made=made: made)  # type: ignore[misc]
        for key in site.keys(""):
            version = site.read(key)
            assert version
            (out / key).parent.mkdir(parents=True, exist_ok=True)
            (out / key).write_bytes(version.body)
    return out


@pytest.fixture
def site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    with serving(folder, 0) as address:
        found = Site(address)
        monkeypatch.setattr(Files, "log_request", lambda handler, *_: found.asked.append(handler.path))
        yield found


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (
            "ferry",
            [
                "Ångström [ferry] sails again",
                "An old [ferry] is sold",
            ],
        ),
        ("angstrom", ["[Ångström] ferry sails again"]),
        ("FERR", ["Ångström [ferry] sails again", "An old [ferry] is sold"]),
        ("漁船", ["出港する[漁船]"]),
        ("訪中", ["首相が[訪中]"]),
        ("港", ["出[港す]る漁船", "北京の[港]"]),
        ("إضراب", ["[إضراب] الصيادين في الميناء", "[الإضراب] مستمر"]),
        ("الاضراب", ["[الإضراب] مستمر", "[إضراب] الصيادين في الميناء"]),
        ("no such word", []),
    ],
)
def test_words_are_found_in_every_script(site: Site, words: str, titles: list[str]) -> None:
    status, found = site.search(q=words, topic="china-japan")
    assert sorted(found) == sorted(titles)
    assert status.startswith(f"{len(titles)} source" if titles else "Nothing found")


def test_what_a_title_holds_is_text(site: Site) -> None:
    _, found = site.search(q="script", topic="china-japan")
    assert [title.replace("[", "").replace("]", "") for title in found] == [TITLES[date(2026, 2, 3)][2]]


@pytest.mark.parametrize(
    ("query", "loaded"),
    [
        ({"from": "2026-02-01", "to": "2026-02-28", "topic": "china-japan"}, {"china-japan/2026-02"}),
        ({"from": "2026-03-01"}, {"china-japan/2026-03", "tokyo/2026-03"}),
        ({"to": "2025-12-31"}, set()),
        ({"topic": "tokyo", "q": "ferry"}, {"tokyo/2026-03"}),
    ],
)
def test_only_months_that_can_hold_a_match_are_loaded(site: Site, query: dict[str, str], loaded: set[str]) -> None:
    site.search(**query)
    shards = {path.removeprefix("/index/").removesuffix(".json.gz") for path in site.asked if path.startswith("/index/")}
    assert shards == loaded


def test_sides_and_outlets_filter(site: Site) -> None:
    _, of_side = site.search(side='["china-japan","japan"]')
    assert of_side == ["出港する漁船", "首相が訪中", "北京の港"]
    _, of_outlet = site.search(outlet="nhk", topic="china-japan")
    assert of_outlet == ["出港する漁船", "首相が訪中", "北京の港"]


def test_without_script_the_page_says_where_all_editions_are(folder: Path) -> None:
    text = (folder / "search.html").read_text(encoding="utf-8")
    assert "<noscript>" in text
    assert "hidden>" in text
    assert "each topic's page lists all its editions by month" in text
