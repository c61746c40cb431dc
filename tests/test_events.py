"""Rules of events: every way that work comes in, and what is not understood."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from shared import events
from shared.errors import EventError, NotYet
from shared.events import Item, Plan, StoredObject, TopicDue


class Context:
    """What Powertools asks of a Lambda's context."""

    function_name = "test"
    memory_limit_in_mb = 128
    invoked_function_arn = "arn:aws:lambda:eu-west-1:123456789012:function:test"
    aws_request_id = "1"

    def get_remaining_time_in_millis(self) -> int:
        return 30_000


def s3_event(*keys: str) -> dict[str, Any]:
    return {
        "Records": [
            {"eventSource": "aws:s3", "s3": {"bucket": {"name": "data"}, "object": {"key": key, "versionId": "v1"}}} for key in keys
        ]
    }


def sqs(*bodies: str) -> dict[str, Any]:
    return {
        "Records": [
            {
                "messageId": f"m{n}",
                "receiptHandle": "r",
                "body": body,
                "attributes": {},
                "messageAttributes": {},
                "md5OfBody": "",
                "eventSource": "aws:sqs",
                "eventSourceARN": "arn:aws:sqs:eu-west-1:123456789012:q",
                "awsRegion": "eu-west-1",
            }
            for n, body in enumerate(bodies)
        ]
    }


def consumed(event: Any) -> tuple[list[Item], dict[str, Any]]:
    seen: list[Item] = []

    def work(item: Item) -> dict[str, int]:
        seen.append(item)
        return {"Done": 1}

    return seen, events.consume(event, Context(), work)  # type: ignore[arg-type]  # a stand-in for Lambda's context


def test_schedule_tick_is_a_plan() -> None:
    (item,) = events.items({"kind": "plan", "scheduled": "2026-01-13T04:00:00Z"})
    assert isinstance(item, Plan)
    assert item.scheduled.isoformat() == "2026-01-13T04:00:00+00:00"


def test_topic_message_survives_its_queue() -> None:
    due = TopicDue(kind="topic", topic="china-japan", edition=date(2026, 1, 13), replace=True)
    assert list(events.items(json.loads(due.model_dump_json(exclude_defaults=True)))) == [due]


@pytest.mark.parametrize("key", ["articles%2Fa+b", "articles/a+b", "articles/a%20b"])
def test_keys_of_s3_notifications_are_decoded(key: str) -> None:
    assert list(events.items(s3_event(key))) == [StoredObject("data", "articles/a b", "v1")]


@pytest.mark.parametrize("name", ["ObjectRemoved:DeleteMarkerCreated", "ObjectRemoved:Delete", "s3:ObjectRemoved:Delete"])
def test_removal_of_an_object_is_told_from_its_writing(name: str) -> None:
    event = s3_event("topics/a.yaml")
    assert [item.removed for item in events.items(event) if isinstance(item, StoredObject)] == [False]
    event["Records"][0]["eventName"] = name
    assert [item.removed for item in events.items(event) if isinstance(item, StoredObject)] == [True]


def test_eventbridge_tells_removals_too() -> None:
    event = {"source": "aws.s3", "detail-type": "Object Deleted", "detail": {"bucket": {"name": "data"}, "object": {"key": "topics/a"}}}
    assert list(events.items(event)) == [StoredObject("data", "topics/a", None, removed=True)]


def test_eventbridge_form_of_an_s3_event_has_plain_keys() -> None:
    event = {"source": "aws.s3", "detail": {"bucket": {"name": "data"}, "object": {"key": "articles/a+b", "version-id": "v2"}}}
    assert list(events.items(event)) == [StoredObject("data", "articles/a+b", "v2")]


def test_test_event_of_a_new_notification_is_nothing_to_do() -> None:
    seen, answer = consumed(sqs(json.dumps({"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "data"})))
    assert (seen, answer) == ([], {"batchItemFailures": []})


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"kind": "unknown"},
        {"kind": "topic"},
        {"kind": "plan", "scheduled": "soon"},
        {"kind": "topic", "topic": "../x"},
        {"Records": [{"s3": {}}]},
        {"Records": [5]},
        {"source": "aws.s3", "detail": {}},
        [],
        "x",
        None,
    ],
)
def test_event_that_is_not_understood_is_refused_by_name(event: Any) -> None:
    with pytest.raises(EventError, match="cannot handle the event"):
        list(events.items(event))


def test_direct_call_answers_with_the_sum_of_its_counts() -> None:
    seen, answer = consumed(s3_event("a", "b"))
    assert len(seen) == 2
    assert answer == {"Done": 2}


def test_one_bad_message_takes_no_other_down() -> None:
    seen, answer = consumed(sqs("{", json.dumps(s3_event("a")), '{"kind": "nonsense"}'))
    assert [item.key for item in seen if isinstance(item, StoredObject)] == ["a"]
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m0"}, {"itemIdentifier": "m2"}]}


def test_a_wholly_failed_batch_is_still_a_partial_answer() -> None:
    _, answer = consumed(sqs("{"))
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m0"}]}


def test_message_knows_how_often_its_queue_has_delivered_it() -> None:
    event = sqs(json.dumps(s3_event("articles/a/1.json.gz")), json.dumps(s3_event("articles/b/1.json.gz")))
    event["Records"][0]["attributes"] = {"ApproximateReceiveCount": "3"}
    seen, _ = consumed(event)
    assert [item.delivery for item in seen if isinstance(item, StoredObject)] == [3, 1]


def test_direct_call_was_delivered_by_no_queue() -> None:
    ((item,), _) = consumed(s3_event("articles/a/1.json.gz"))
    assert isinstance(item, StoredObject)
    assert item.delivery == 0


def test_message_whose_turn_comes_later_is_given_back_and_is_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    def work(item: Item) -> dict[str, int]:
        raise NotYet("articles/a/2.json.gz", "digests/a/1.json")

    answer = events.consume(sqs(json.dumps(s3_event("articles/a/2.json.gz"))), Context(), work)  # type: ignore[arg-type]  # a stand-in for Lambda's context
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m0"}]}
    assert [(record.levelname, record.message) for record in caplog.records] == [("INFO", "message waits")]
