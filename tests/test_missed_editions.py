"""From a missed edition to its page, late or explained: the sample events, real handlers, the template's own queues and buckets."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import boto3
import pytest

from infra.local.sandbox import only_environment
from shared.store import Bucket
from tests.test_pipeline import DAY, EVENTS, NEXT_DAY, PAGE, Cloud, cloud

__all__ = ["cloud"]
TOMORROW = f"content/summaries/china-japan/{NEXT_DAY}.md"


def sample(name: str) -> Any:
    return json.loads((EVENTS / f"{name}.json").read_text())


def look(cloud: Cloud, moment: str) -> dict[str, int]:
    cloud.settings["CLOCK"] = moment
    answer = cloud.invoke({"kind": "reconcile", "scheduled": moment})
    cloud.settle()
    return answer


def lose(cloud: Cloud, queue: str) -> None:
    """Everything that waits in a queue."""
    url = next(known.url for known in cloud.stack.queues if known.name == queue)
    with only_environment({}):
        sqs = boto3.client("sqs")
        while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
            for message in messages:
                sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])


def render(cloud: Cloud, name: str) -> None:
    url = next(known.url for known in cloud.stack.queues if known.name == "RenderQueue")
    for record in sample(name)["Records"]:
        cloud.emulator.send(url, record["body"])
    cloud.settle()


def planned(cloud: Cloud) -> None:
    cloud.invoke(sample("fetch_schedule"))


@pytest.mark.parametrize("lost", [("articles/", "digests/", "content/"), ("digests/", "content/"), ("content/",)])
def test_what_is_not_there_is_queued_again_from_where_it_came_to_a_halt(cloud: Cloud, lost: tuple[str, ...]) -> None:
    planned(cloud)
    cloud.settle()
    for bucket in (Bucket(known.name) for known in cloud.stack.buckets):
        for key in [key for prefix in lost for key in bucket.keys(prefix)]:
            bucket.remove(key)
    assert cloud.site(PAGE) is None
    assert cloud.invoke(sample("fetch_reconcile")) == {"batchItemFailures": []}
    cloud.settle()
    assert "noDigest" not in (cloud.site(PAGE) or "noDigest")


def test_a_look_on_a_day_that_went_well_does_nothing_but_tell_the_age(cloud: Cloud) -> None:
    planned(cloud)
    cloud.settle()
    before = dict.fromkeys(Bucket(cloud.stack.bucket("site").name).keys(""))
    assert look(cloud, f"{DAY}T05:30:00Z") == {"OldestPageAgeHours": 1}
    assert look(cloud, f"{DAY}T05:30:00Z") == {"OldestPageAgeHours": 1}
    assert look(cloud, f"{NEXT_DAY}T01:30:00Z") == {"OldestPageAgeHours": 21}
    assert dict.fromkeys(Bucket(cloud.stack.bucket("site").name).keys("")) == before


def test_what_cannot_be_had_is_explained_counted_once_and_replaced_when_it_comes(cloud: Cloud) -> None:
    planned(cloud)
    lose(cloud, "FetchQueue")
    assert cloud.invoke({"kind": "reconcile", "scheduled": f"{DAY}T05:30:00Z"})["EditionsRequeued"] == 1
    lose(cloud, "FetchQueue")
    assert look(cloud, f"{DAY}T09:30:00Z") == {"EditionsMissed": 1, "OldestPageAgeHours": 29}
    page = cloud.site(PAGE) or ""
    assert "\nNo digest: the feeds could not be read for this edition, and a second attempt failed as well.\n" in page
    assert "## China Perspective (China Sources)" in page
    for listing in ("index.html", "summaries/china-japan/index.html", "feed.xml"):
        assert DAY in (cloud.site(listing) or "")
    assert look(cloud, f"{DAY}T13:30:00Z") == {"OldestPageAgeHours": 33}
    cloud.invoke(sample("fetch_topic"))
    cloud.settle()
    assert "noDigest" not in (cloud.site(PAGE) or "noDigest")


def test_no_edition_remembers_one_without_a_digest(cloud: Cloud) -> None:
    planned(cloud)
    lose(cloud, "FetchQueue")
    render(cloud, "render_no_digest")
    assert "noDigest" in (cloud.site(PAGE) or "")
    cloud.settings["CLOCK"] = f"{NEXT_DAY}T04:00:00Z"
    cloud.invoke({"kind": "topic", "topic": "china-japan"})
    cloud.settle()
    assert cloud.data.digest(cloud.data.digest_key("china-japan", date.fromisoformat(NEXT_DAY))).previous_edition is None


def test_an_explanation_that_comes_late_or_of_an_unknown_topic_changes_nothing(cloud: Cloud) -> None:
    render(cloud, "render_no_digest")  # nobody has listed the topic yet
    assert cloud.site(PAGE) is None
    planned(cloud)
    cloud.settle()
    before = cloud.site(PAGE)
    render(cloud, "render_no_digest")
    assert cloud.site(PAGE) == before


def test_the_plan_after_an_outage_makes_the_days_before_it_first(cloud: Cloud) -> None:
    planned(cloud)
    lose(cloud, "FetchQueue")
    cloud.settings["CLOCK"] = f"{NEXT_DAY}T04:00:00Z"
    cloud.invoke({"kind": "plan", "scheduled": f"{NEXT_DAY}T04:00:00Z"})
    cloud.settle()
    assert "noDigest" not in (cloud.site(PAGE) or "noDigest")
    today = cloud.data.digest(cloud.data.digest_key("china-japan", date.fromisoformat(NEXT_DAY)))
    assert today.previous_edition == date.fromisoformat(DAY)
    assert cloud.site(TOMORROW)
