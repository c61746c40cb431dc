"""The three ways in, from the sample events to a cited page: real handlers, the template's own queues and buckets, feeds over HTTP."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from functions.fetch.sources import read_source_list
from infra.local.emulator import Context, Emulator, emulated
from infra.local.run import Request, run
from infra.local.sandbox import only_environment
from infra.local.stack import Stack, read_stack
from shared.models import Digest
from shared.store import Bucket, DataStore
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
        link="https://globaltimes.example",
    ),
    "/japan.xml": rss(
        item("Tokyo protests as China bans exports to Japan", "https://nhk.example/1", published="Sun, 14 Jun 2026 11:00:00 GMT"),
        title="NHK",
        link="https://nhk.example",
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
    def __init__(self, stack: Stack, emulator: Emulator, settings: dict[str, str], server: str, feeds: dict[str, bytes]) -> None:
        self.stack, self.emulator, self.settings, self.server, self.feeds = stack, emulator, settings, server, feeds

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

    @property
    def data(self) -> DataStore:
        return DataStore(Bucket(self.stack.bucket("data").name))

    def site(self, path: str) -> str | None:
        version = Bucket(self.stack.bucket("site").name).read(path)
        return version.body.decode() if version else None


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[Cloud]:
    stack = read_stack()
    settings = {"CLOCK": f"{DAY}T04:00:00Z", "ALLOW_LOOPBACK": "true"}
    feeds = dict(FEEDS)
    with serve(feeds) as server, emulated(stack, tmp_path / "log.jsonl", settings) as emulator:
        found = Cloud(stack, emulator, settings, server, feeds)
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
    assert "globaltimes.example: China bans exports of dual-use goods to Japan — nhk.example: Tokyo protests" in page
    assert cloud.site(f"summaries/china-japan/{DAY}/index.html") is not None
    assert cloud.site("index.html") is not None


def test_a_past_day_by_hand_ends_in_that_days_page(cloud: Cloud) -> None:
    cloud.invoke(json.loads((EVENTS / "fetch_day.json").read_text()))
    cloud.settle()
    assert cloud.site(PAGE) is None
    assert cloud.site("content/summaries/china-japan/2026-06-14.md") is not None


def test_a_removed_source_list_retires_its_topic_and_its_pages_stay(cloud: Cloud) -> None:
    cloud.invoke(json.loads((EVENTS / "fetch_source_list.json").read_text()))
    cloud.settle()
    data = Bucket(cloud.stack.bucket("data").name)
    data.remove("topics/china & japan.yaml")
    cloud.invoke(json.loads((EVENTS / "fetch_source_list_removed.json").read_text()))
    assert list(data.keys("reports/")) == []
    before = cloud.site(PAGE)
    assert before is not None
    cloud.settle()
    assert json.loads(cloud.site("feeds.json") or "")["retired"] == ["china-japan"]
    assert [key for key in data.keys("state/") if key.startswith(("state/topics/", "state/feeds/"))] == []
    cloud.emulator.s3.delete_object(Bucket=data.name, Key="articles/china-japan/2026-06-15.json.gz")
    cloud.invoke(json.loads((EVENTS / "fetch_schedule.json").read_text()))
    cloud.settle()
    assert data.read("articles/china-japan/2026-06-15.json.gz") is None
    assert cloud.site(PAGE) == before


def test_a_list_whose_only_version_is_deleted_retires_by_its_own_event(cloud: Cloud) -> None:
    cloud.invoke(json.loads((EVENTS / "fetch_source_list.json").read_text()))
    cloud.settle()
    data = cloud.stack.bucket("data").name
    (version,) = cloud.emulator.s3.list_object_versions(Bucket=data, Prefix="topics/")["Versions"]
    # moto tells of deletions only when nothing of the key is left; S3 tells of delete markers too.
    cloud.emulator.s3.delete_object(Bucket=data, Key=version["Key"], VersionId=version["VersionId"])
    cloud.settle()
    assert list(Bucket(data).keys("reports/")) == []


def test_an_opml_list_that_is_dropped_becomes_a_page(cloud: Cloud) -> None:
    server = json.loads(topic_file(cloud.server))["topics"][0]["feeds"]
    sides = "".join(f"""<outline text="{f["perspective"].title()}"><outline xmlUrl="{f["url"]}"/></outline>""" for f in server)
    cloud.put("topics/My feeds.opml", f"<opml><head><title>East Asia</title></head><body>{sides}</body></opml>".encode())
    cloud.settle()
    page = cloud.site(f"content/summaries/my-feeds/{DAY}.md")
    assert page is not None
    assert "East Asia News" in page
    html = cloud.site(f"summaries/my-feeds/{DAY}/index.html")
    assert html is not None
    assert "as declared by the feed" in html


def test_the_site_says_how_the_feeds_are(cloud: Cloud) -> None:
    cloud.invoke(json.loads((EVENTS / "fetch_topic.json").read_text()))
    cloud.settle()
    found = json.loads(cloud.site("feeds.json") or "")
    assert [(topic["topic"], topic["edition"]) for topic in found["topics"]] == [("china-japan", DAY)]
    assert [(feed["status"], feed["articles"]) for feed in found["topics"][0]["feeds"]] == [("ok", 2), ("ok", 1)]


def test_the_tick_delivered_twice_changes_nothing(cloud: Cloud) -> None:
    tick = json.loads((EVENTS / "fetch_schedule.json").read_text())
    cloud.invoke(tick)
    cloud.settle()
    site = Bucket(cloud.stack.bucket("site").name)
    before = {key: site.read(key) for key in site.keys("")}
    cloud.invoke(tick)
    cloud.settle()
    assert {key: site.read(key) for key in site.keys("")} == before


def test_broken_source_list_ends_in_a_report_and_no_topic(cloud: Cloud) -> None:
    cloud.put("topics/broken.yaml", b"id: [")
    cloud.settle()
    report = Bucket(cloud.stack.bucket("data").name).read("reports/broken.yaml.json")
    assert report is not None
    assert json.loads(report.body)["accepted"] is False
    assert cloud.site("feeds.json") == '{\n "schema_version": 1,\n "topics": [],\n "retired": []\n}\n'


NEXT_DAY = "2026-06-16"
DEFENDED = "China defends its ban on exports of dual-use goods to Japan"
NEXT_MORNING = {
    "/china.xml": rss(
        item(
            DEFENDED,
            "https://globaltimes.example/3",
            published="Mon, 15 Jun 2026 09:00:00 GMT",
        ),
        item("China bans exports of dual-use goods to Japan", "https://globaltimes.example/1", published="Sun, 14 Jun 2026 09:00:00 GMT"),
        title="Global Times",
        link="https://globaltimes.example",
    )
}
"""One side has news the day after; the other's feed is as it was."""


def test_next_day_tells_what_is_new_and_since_when_it_goes_on(cloud: Cloud) -> None:
    today = json.loads((EVENTS / "fetch_topic.json").read_text())
    cloud.invoke(today)
    cloud.settle()
    cloud.settings["CLOCK"] = f"{NEXT_DAY}T04:00:00Z"
    cloud.feeds |= NEXT_MORNING
    cloud.invoke(today)
    cloud.settle()
    page = cloud.site(f"content/summaries/china-japan/{NEXT_DAY}.md") or ""
    assert f"1. [en] [{DEFENDED}]" in page
    assert "\n2. " not in page
    assert "## Continuing Stories\n\nSince 15 June 2026: “Tokyo protests as China bans exports to Japan”. New" in page
    html = cloud.site(f"summaries/china-japan/{NEXT_DAY}/index.html") or ""
    assert "continuing since 15 June 2026" in html
    assert f'href="../{DAY}/index.html"' in html


def test_day_without_news_has_a_page_that_says_so(cloud: Cloud) -> None:
    today = json.loads((EVENTS / "fetch_topic.json").read_text())
    cloud.invoke(today)
    cloud.settle()
    cloud.settings["CLOCK"] = f"{NEXT_DAY}T04:00:00Z"
    cloud.invoke(today)
    cloud.settle()
    assert "Nothing new since the edition of 15 June 2026." in (cloud.site(f"content/summaries/china-japan/{NEXT_DAY}.md") or "")


def test_edition_whose_event_comes_first_waits_for_the_one_before(cloud: Cloud) -> None:
    today = json.loads((EVENTS / "fetch_topic.json").read_text())
    cloud.invoke(today)
    cloud.settle()
    first = cloud.data.find_batch("china-japan", date.fromisoformat(DAY))
    assert first is not None
    s3, bucket = cloud.emulator.s3, cloud.stack.bucket("data").name
    for key in (f"digests/china-japan/{DAY}.json", "state/memory/china-japan.json.gz"):
        s3.delete_object(Bucket=bucket, Key=key)
    tomorrow = first.model_copy(update={"edition": date.fromisoformat(NEXT_DAY), "date": first.date + timedelta(days=1)})
    cloud.data.write_batch(tomorrow, replace=False)
    cloud.data.write_batch(first.model_copy(update={"fetched_at": first.date + timedelta(hours=1)}), replace=True)
    cloud.settle()
    made = cloud.data.digest(f"digests/china-japan/{NEXT_DAY}.json")
    assert (made.previous_edition, made.memory_gaps) == (first.edition, ())
    assert made.nothing_new_since == first.edition


def test_edition_whose_forerunner_never_comes_goes_on_and_says_so(cloud: Cloud) -> None:
    today = json.loads((EVENTS / "fetch_topic.json").read_text())
    cloud.invoke(today)
    cloud.settle()
    cloud.emulator.s3.delete_object(Bucket=cloud.stack.bucket("data").name, Key=f"digests/china-japan/{DAY}.json")
    cloud.settings["CLOCK"] = f"{NEXT_DAY}T04:00:00Z"
    cloud.invoke(today)
    cloud.settle()
    assert "The edition of 15 June 2026 was not ready yet" in (cloud.site(f"content/summaries/china-japan/{NEXT_DAY}.md") or "")


def test_local_runs_of_consecutive_days_into_one_folder_remember(tmp_path: Path) -> None:
    feeds = dict(FEEDS)

    def digest(day: str) -> Digest:
        lists = [("topics.yaml", topic_file(server))]
        topics = read_source_list(*lists[0])
        outcome = run(
            Request(tmp_path, lists, topics, True, datetime.fromisoformat(f"{day}T04:00:00+00:00"), allow_loopback=True), lambda _: None
        )
        assert outcome.status == 0
        return Digest.model_validate_json((tmp_path / f"data/digests/china-japan/{day}.json").read_text())

    with serve(feeds) as server:
        first = digest(DAY)
        feeds |= NEXT_MORNING
        second = digest(NEXT_DAY)
        assert [story.since for story in second.stories] == [first.edition]
        assert digest(NEXT_DAY) == second
        third = digest("2026-06-17")
    assert third.nothing_new_since == second.edition
