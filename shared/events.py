"""In: what a Lambda receives, directly or inside SQS. Out: the objects and messages it is about, one by one.

Understood: Parallax's own messages, S3 notifications, EventBridge's form of them, and S3's test event. Keys come
URL-encoded in S3 notifications (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html)
and plain from EventBridge.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import quote_plus, unquote_plus

import boto3
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext
from pydantic import Field, TypeAdapter, ValidationError

from shared.errors import EventError, NotYet
from shared.fields import Line, Model, Slug, Utc
from shared.observability import count, logger


class Plan(Model):
    """The schedule's tick: every active topic is due. `scheduled` is the tick's own time."""

    kind: Literal["plan"]
    scheduled: Utc


class TopicDue(Model):
    """One topic is due. Without an edition: today's. `replace` (a manual run, a changed source list) makes one that is there anew.

    `missed_since`: the editions from that one on are made before it, where they are not there. `scheduled` is when `edition` was due.
    """

    kind: Literal["topic"]
    topic: Slug
    edition: date | None = None
    missed_since: date | None = None
    scheduled: Utc | None = None
    replace: bool = False


class Reconcile(Model):
    """The second schedule's tick: what was due and is not there is queued again, or explained. `scheduled` is the tick's own time."""

    kind: Literal["reconcile"]
    scheduled: Utc


class NoDigest(Model):
    """An edition that was due at `scheduled` has no digest: its page is to say why, in words for readers."""

    kind: Literal["no_digest"]
    topic: Slug
    edition: date
    scheduled: Utc
    reason: Line


@dataclass(frozen=True)
class StoredObject:
    """An object was written or removed. The version is what the event said; readers take the current one.

    `delivery` counts from 1 how often a queue has handed the event over; 0 if it came without a queue, and comes only once.
    """

    bucket: str
    key: str
    version: str | None
    removed: bool = False
    delivery: int = 0


Message = Plan | TopicDue | Reconcile | NoDigest
Item = Message | StoredObject
Counts = Mapping[str, int]

_MESSAGE: TypeAdapter[Message] = TypeAdapter(Annotated[Message, Field(discriminator="kind")])


def consume(event: dict[str, Any], context: LambdaContext, work: Callable[[Item], Counts]) -> dict[str, Any]:
    """Does the work of every item in `event`.

    From SQS: a partial batch response, so that one bad message takes no other down. Directly: the summed counts, and
    errors are raised.
    """
    if not _is_sqs(event):
        return _work_all(event, work)

    def of_record(record: SQSRecord) -> None:
        try:
            _work_all(_parsed(record.body), work, _delivery(record))
        except NotYet as exc:
            logger.info("message waits", message_id=record.message_id, key=exc.key, awaited=exc.awaited)
            raise
        except Exception:
            # Whatever it was, the queue delivers the message again and keeps it in the end; the log says why.
            logger.exception("message failed", message_id=record.message_id, body=record.body[:1000])
            raise

    processor = BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False)
    return dict(process_partial_response(event, of_record, processor, context))


def send(queue_url: str, messages: Iterable[Message | StoredObject]) -> int:
    """Puts messages into a queue of ours; returns how many. An object is told of as S3 would tell that it was stored."""
    bodies = [body(message) for message in messages]
    if bodies:
        sqs = boto3.client("sqs")
        for text in bodies:
            sqs.send_message(QueueUrl=queue_url, MessageBody=text)
    return len(bodies)


def body(message: Message | StoredObject) -> str:
    """The message as it lies in a queue."""
    if isinstance(message, StoredObject):
        about = {"bucket": {"name": message.bucket}, "object": {"key": quote_plus(message.key)}}
        return json.dumps({"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put", "s3": about}]})
    return message.model_dump_json(exclude_defaults=True)


def items(event: Any) -> Iterator[Item]:
    """The objects and messages in one event that is not SQS's; an unknown one raises EventError."""
    if not isinstance(event, dict):
        raise EventError(repr(event), "it is not a JSON object")
    if event.get("Event") == "s3:TestEvent":
        return
    if isinstance(event.get("Records"), list):
        for record in event["Records"]:
            yield _s3_record(record)
    elif event.get("source") == "aws.s3" and isinstance(event.get("detail"), dict):
        yield _eventbridge_s3(event)
    elif "kind" in event:
        try:
            yield _MESSAGE.validate_python(event)
        except ValidationError as exc:
            first = exc.errors()[0]
            raise EventError(json.dumps(event), f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from exc
    else:
        raise EventError(json.dumps(event), "it is neither a message of Parallax nor an S3 event")


def _is_sqs(event: Any) -> bool:
    records = event.get("Records") if isinstance(event, dict) else None
    return bool(isinstance(records, list) and records and isinstance(records[0], dict) and records[0].get("eventSource") == "aws:sqs")


def _delivery(record: SQSRecord) -> int:
    # A sample event that somebody wrote by hand may leave it out.
    return int(record.raw_event.get("attributes", {}).get("ApproximateReceiveCount", 1))


def _parsed(body: str) -> Any:
    try:
        return json.loads(body)
    except ValueError as exc:
        raise EventError(body, "it is not JSON") from exc


def _work_all(event: Any, work: Callable[[Item], Counts], delivery: int = 0) -> dict[str, Any]:
    total: dict[str, int] = {}
    for item in items(event):
        if isinstance(item, StoredObject):
            item = replace(item, delivery=delivery)
        counts = work(item)
        count(counts)
        for name, value in counts.items():
            total[name] = total.get(name, 0) + value
    if not total:
        count({"NothingToDo": 1})  # an outcome as well: S3's test event, a source list that is gone again
    return total


def _s3_record(record: Any) -> StoredObject:
    try:
        entry = record["s3"]["object"]
        removed = "ObjectRemoved" in record.get("eventName", "")
        return StoredObject(record["s3"]["bucket"]["name"], unquote_plus(entry["key"]), entry.get("versionId"), removed)
    except (KeyError, TypeError) as exc:
        raise EventError(json.dumps(record), "it is not an S3 notification") from exc


def _eventbridge_s3(event: dict[str, Any]) -> StoredObject:
    try:
        entry = event["detail"]["object"]
        removed = event.get("detail-type") == "Object Deleted"
        return StoredObject(event["detail"]["bucket"]["name"], entry["key"], entry.get("version-id"), removed)
    except (KeyError, TypeError) as exc:
        raise EventError(json.dumps(event), "it is not an S3 event") from exc
