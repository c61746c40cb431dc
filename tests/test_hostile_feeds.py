"""The rule that hostile feeds beside good ones change nothing for these. Limits are shorter than the real ones, which bench_hostile has."""

from __future__ import annotations

from urllib.parse import quote

import boto3
import pytest
from moto import mock_aws

from functions.fetch import download, feeds, rounds
from functions.fetch.guard import Guard, Limits
from shared.models import FeedReport
from shared.settings import FetchSettings
from shared.state import Items
from shared.store import Bucket, StateStore
from shared.topics import Topic
from tests.batches import FETCH_PLACES, NOW
from tests.hostile import GOOD, HOSTILE, respond
from tests.scripted import scripted


def test_hostile_feeds_beside_good_ones_change_no_byte_of_these(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(HOSTILE) >= 25
    assert len(GOOD) >= 25
    monkeypatch.setattr(download, "DEADLINE", 1.0)
    guard = Guard(Limits(cpu=1.0, wall=300.0, patience=600.0))
    monkeypatch.setitem(feeds.parse.__kwdefaults__ or {}, "guard", guard)
    monkeypatch.setattr(rounds, "OWN_TIME", 600.0)
    settings = FetchSettings.read({**FETCH_PLACES, "ALLOW_LOOPBACK": "true"})
    with scripted(respond) as port, mock_aws():
        boto3.client("s3").create_bucket(Bucket="data-bucket")

        def read(name: str, paths: list[str]) -> dict[str, tuple[FeedReport, Items]]:
            urls = [f"http://127.0.0.1:{port}/{quote(path)}" for path in paths]
            topic = Topic.model_validate({"id": name, "name": name, "feeds": [{"url": url} for url in urls]})
            reports, items = rounds.read_feeds(topic, [topic], StateStore(Bucket("data-bucket")), settings, NOW)
            return dict(zip(paths, zip((report.model_copy(update={"ms": 0}) for report in reports), items, strict=True), strict=True))

        alone = read("alone", list(GOOD))
        mixed = read("mixed", [path for pair in zip(HOSTILE, GOOD, strict=True) for path in pair])
    guard.close()
    assert all(report.status == "ok" for report, _ in alone.values())
    assert {path: mixed[path] for path in GOOD} == alone
    for name in HOSTILE:
        report, items = mixed[name]
        assert report.status in ("failed", "empty"), name
        assert report.why, name
        assert items.count == 0, name
