"""The three ways in, from the sample events to a cited page: real handlers, the template's own queues and buckets, feeds over HTTP."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from infra.local.emulator import Context, Emulator, emulated
from infra.local.sandbox import only_environment
from infra.local.stack import Stack, read_stack
from shared.store import Bucket
from tests.batches import item, rss
from tests.serving import serve

EVENTS = Path(__file__).parent / "events"
DAY = "2026-06-15"
PAGE = f"content/summaries/china-japan/{DAY}.md"
FEEDS = {
    "/china.xml": rss(
        item("China bans exports of dual-use goods to Japan", "https://globaltimes.example/1", published="Sun, 14 Jun 2026 09:00:00 GMT"),
        item("Beijing warns Tokyo", "https://globaltimes.example/2", published="Sun, 14 Jun 2026 10:00:00 GMT"),
        title="Global Times",
    ),
    "/japan.xml": rss(
        item("Tokyo protests as China bans exports to Japan", "https://nhk.example/1", published="Sun, 14 Jun 2026 11:00:00 GMT"),
        title="NHK",
    ),
}


def topic_file(server: str) -> bytes:
    topic = {
        "id": "china-japan",
        "name": "China vs Japan",
        "perspectives": [{"id": "china", "name": "China"}, {"id": "japan", "name": "Japan"}],
        "feeds": [{"url": f"{server}/{side}.xml", "perspective": side} for side in ("china", "japan")],
    }
    return json.dumps({"topics": [topic]}).encode()  # JSON is YAML too


class Cloud:
    def __init__(self, stack: Stack, emulator: Emulator, settings: dict[str, str]) -> None:
        self.stack, self.emulator, self.settings = stack, emulator, settings

    def invoke(self, event: dict[str, Any]) -> dict[str, Any]:
        """What `sam local invoke FetchFunction -e EVENT` does."""
        function = next(function for function in self.stack.functions if function.handler.startswith("functions.fetch."))
        with only_environment({**function.environment, **self.settings}):
            handler = importlib.import_module("functions.fetch.app").handler
            answer: dict[str, Any] = handler(event, Context(function.name, function.memory, "test", deadline=1e12))
            return answer

    def settle(self) -> None:
        assert self.emulator.run(lambda delivery: None, most=100) == []

    def put(self, key: str, body: bytes) -> None:
        Bucket(self.stack.bucket("data").name).write(key, body, "text/yaml")

    def site(self, path: str) -> str | None:
        version = Bucket(self.stack.bucket("site").name).read(path)
        return version.body.decode() if version else None


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[Cloud]:
    stack = read_stack()
    settings = {"CLOCK": f"{DAY}T04:00:00Z", "ALLOW_LOOPBACK": "true"}
    with serve(FEEDS) as server, emulated(stack, tmp_path / "log.jsonl", settings) as emulator:
        found = Cloud(stack, emulator, settings)
        found.put("topics/china & japan.yaml", topic_file(server))
        emulator.connect()
        yield found


@pytest.mark.parametrize("name", ["fetch_schedule", "fetch_topic", "fetch_source_list"])
def test_every_way_in_ends_in_a_page_whose_bullets_all_cite(cloud: Cloud, name: str) -> None:
    answer = cloud.invoke(json.loads((EVENTS / f"{name}.json").read_text()))
    assert answer.get("batchItemFailures", []) == []
    cloud.settle()
    page = cloud.site(PAGE)
    assert page is not None
    bullets = [line for line in page.splitlines() if line.startswith("- ") and not line.startswith('- "') and not line.startswith("- id:")]
    assert len(bullets) >= 4
    assert all(re.search(r"(?: \[\d+\])+$", bullet) for bullet in bullets)
    assert "Global Times: China bans exports of dual-use goods to Japan — NHK: Tokyo protests" in page
    assert cloud.site(f"summaries/china-japan/{DAY}/index.html") is not None
    assert cloud.site("index.html") is not None


def test_the_tick_delivered_twice_changes_nothing(cloud: Cloud) -> None:
    tick = json.loads((EVENTS / "fetch_schedule.json").read_text())
    cloud.invoke(tick)
    cloud.settle()
    site = Bucket(cloud.stack.bucket("site").name)
    before = {key: site.read(key) for key in site.keys("")}
    cloud.invoke(tick)
    cloud.settle()
    assert {key: site.read(key) for key in site.keys("")} == before


def test_broken_source_list_ends_in_a_report_and_no_page(cloud: Cloud) -> None:
    cloud.put("topics/broken.yaml", b"id: [")
    cloud.settle()
    report = Bucket(cloud.stack.bucket("data").name).read("reports/broken.yaml.json")
    assert report is not None
    assert json.loads(report.body)["accepted"] is False
    assert cloud.site("index.html") is None
