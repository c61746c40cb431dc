"""What happens when a source list is put into the data bucket, replaced or removed: reports, messages, and topics that run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from functions.fetch import app
from shared.events import Item, Plan, StoredObject
from shared.settings import FetchSettings
from shared.store import Bucket, DataStore
from tests.batches import FETCH_PLACES, NOW

GOOD = "id: {id}\nname: X\nfeeds:\n  - {{url: 'https://e.example/feed'}}\n"
BAD = "id: x\nname: X\nfeeds:\n  - {url: nonsense}\n"


class Desk:
    """A versioned data bucket and a queue."""

    def __init__(self) -> None:
        s3, self._sqs = boto3.client("s3"), boto3.client("sqs")
        s3.create_bucket(Bucket="data-bucket")
        s3.put_bucket_versioning(Bucket="data-bucket", VersioningConfiguration={"Status": "Enabled"})
        self.queue = self._sqs.create_queue(QueueName="fetch")["QueueUrl"]
        self.bucket = Bucket("data-bucket")
        self._store = DataStore(self.bucket)
        self._settings = FetchSettings.read({**FETCH_PLACES, "FETCH_QUEUE_URL": self.queue, "CLOCK": NOW.isoformat()})

    def work(self, asked: Item) -> dict[str, int]:
        return dict(app.work(asked, self._store, self._settings))

    def put(self, name: str, text: str = GOOD.format(id="x")) -> dict[str, int]:
        self.bucket.write(f"topics/{name}", text.encode(), "text/yaml")
        return self.work(StoredObject("data-bucket", f"topics/{name}", None))

    def remove(self, name: str) -> dict[str, int]:
        self.bucket.remove(f"topics/{name}")
        return self.work(StoredObject("data-bucket", f"topics/{name}", None, removed=True))

    def plan(self) -> dict[str, int]:
        return self.work(Plan(kind="plan", scheduled=NOW))

    def queued(self) -> list[str]:
        """The topics that are to run now."""
        messages = []
        while found := self._sqs.receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10).get("Messages", []):
            messages += [json.loads(message["Body"])["topic"] for message in found]
        return sorted(messages)

    def report(self, name: str) -> dict[str, Any] | None:
        version = self.bucket.read(f"reports/{name}.json")
        return json.loads(version.body) if version else None


@pytest.fixture
def desk() -> Iterator[Desk]:
    with mock_aws():
        yield Desk()


@pytest.mark.parametrize("name", ["a.yaml", "my list.yaml", "中国 & 日本 100%25+.yaml", "folder/list.yaml", "n" * 1000 + ".yaml"])
def test_good_list_is_accepted_reported_and_runs_at_once_whatever_it_is_called(desk: Desk, name: str) -> None:
    assert desk.put(name) == {"SourceListsAccepted": 1, "TopicsPlanned": 1}
    assert desk.queued() == ["x"]
    (key,) = desk.bucket.keys("reports/")
    report = desk.bucket.read(key)
    assert report is not None
    assert json.loads(report.body) == {"schema_version": 1, "file": name, "accepted": True, "topics": ["x"], "problems": []}
    assert desk.plan() == {"TopicsPlanned": 1, "SourceListsRefused": 0}


def test_bad_list_is_refused_with_line_field_and_remedy_and_runs_nothing(desk: Desk) -> None:
    assert desk.put("bad.yaml", BAD) == {"SourceListsRefused": 1}
    report = desk.report("bad.yaml")
    assert report is not None
    assert report["accepted"] is False
    (problem,) = report["problems"]
    assert (problem["file"], problem["line"], problem["field"]) == ("bad.yaml", 4, "feeds.0.url")
    assert problem["remedy"]
    assert desk.queued() == []
    assert desk.plan() == {"TopicsPlanned": 0, "SourceListsRefused": 1}


def test_bad_version_of_a_good_list_changes_nothing_that_runs(desk: Desk) -> None:
    desk.put("a.yaml")
    desk.queued()
    assert desk.put("a.yaml", BAD) == {"SourceListsRefused": 1}
    assert desk.queued() == []
    assert desk.plan()["TopicsPlanned"] == 1
    report = desk.report("a.yaml")
    assert report is not None
    assert (report["accepted"], report["topics"]) == (False, ["x"])


def test_second_list_with_a_known_id_is_refused_by_name_and_the_first_goes_on(desk: Desk) -> None:
    desk.put("b.yaml")
    assert desk.put("a.yaml") == {"SourceListsRefused": 1}
    report = desk.report("a.yaml")
    assert report is not None
    assert "b.yaml" in report["problems"][0]["remedy"]
    assert desk.plan()["TopicsPlanned"] == 1


def test_removed_list_retires_its_topics_and_takes_its_report_with_it(desk: Desk) -> None:
    desk.put("a.yaml")
    desk.queued()
    assert desk.remove("a.yaml") == {"SourceListsRetired": 1}
    assert desk.queued() == []
    assert desk.report("a.yaml") is None
    assert desk.plan()["TopicsPlanned"] == 0


def test_removed_list_makes_room_for_the_one_that_was_refused_because_of_it(desk: Desk) -> None:
    desk.put("a.yaml")
    desk.put("b.yaml")
    desk.queued()
    assert desk.remove("a.yaml") == {"SourceListsAccepted": 1, "SourceListsRetired": 1, "TopicsPlanned": 1}
    assert desk.queued() == ["x"]


def test_report_follows_when_a_list_is_accepted_because_another_one_changed(desk: Desk) -> None:
    desk.put("a.yaml")
    desk.put("b.yaml")
    desk.put("a.yaml", GOOD.format(id="y"))
    report = desk.report("b.yaml")
    assert report is not None
    assert report["accepted"] is True
    assert desk.plan()["TopicsPlanned"] == 2


def test_lists_that_come_together_run_once_each(desk: Desk) -> None:
    for name in ("a", "b", "c"):
        desk.bucket.write(f"topics/{name}.yaml", GOOD.format(id=name).encode(), "text/yaml")
    for name in ("c", "a", "b"):
        desk.work(StoredObject("data-bucket", f"topics/{name}.yaml", None))
    assert desk.queued() == ["a", "b", "c"]


def test_late_events_change_nothing(desk: Desk) -> None:
    assert desk.work(StoredObject("data-bucket", "topics/gone.yaml", None)) == {}
    desk.put("a.yaml")
    desk.queued()
    assert desk.work(StoredObject("data-bucket", "topics/a.yaml", None, removed=True)) == {}, "an earlier version was removed"
    assert desk.queued() == []
    assert desk.plan()["TopicsPlanned"] == 1


def test_plan_makes_up_for_events_that_were_lost(desk: Desk) -> None:
    desk.put("gone.yaml", BAD)
    desk.bucket.remove("topics/gone.yaml")
    desk.bucket.write("topics/a.yaml", GOOD.format(id="x").encode(), "text/yaml")
    assert desk.plan() == {"TopicsPlanned": 1, "SourceListsRefused": 0}
    assert desk.report("gone.yaml") is None
    assert desk.report("a.yaml") is not None


def test_folder_that_a_console_makes_is_no_source_list(desk: Desk) -> None:
    assert desk.put("folder/", "") == {}
    assert list(desk.bucket.keys("reports/")) == []
