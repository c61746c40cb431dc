"""In: the stack's model and what to put into its buckets. Out: the same events, the same handlers and the same objects as in the cloud.

moto is S3 and SQS; this file is what Lambda does between them: it takes messages from a queue, calls the function, removes
the messages that are done and leaves the others for another delivery.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

import boto3
from moto import mock_aws
from moto.core.models import responses_mock

from infra.local.sandbox import LogFile, logging_to, only_environment
from infra.local.stack import ACCOUNT, REGION, Function, Notification, Queue, Stack
from shared import store
from shared.observability import logger, metrics

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import FilterRuleTypeDef, QueueConfigurationTypeDef
    from mypy_boto3_sqs import SQSClient
    from mypy_boto3_sqs.literals import QueueAttributeNameType
    from mypy_boto3_sqs.type_defs import MessageTypeDef


@dataclass(frozen=True)
class Delivery:
    """One message on its way into a function. `error` and `seconds` are known when it has come back."""

    function: str
    body: str
    attempt: int
    seconds: float | None = None
    error: str = ""


@dataclass(frozen=True)
class DeadLetter:
    """A message that failed as often as its queue allows."""

    queue: str
    body: str
    error: str


class Restless(RuntimeError):
    """More deliveries than any run needs: the functions wake each other in a circle."""

    def __init__(self, deliveries: int) -> None:
        super().__init__(f"after {deliveries} deliveries there are still messages: the functions start each other in a circle")


@dataclass(frozen=True)
class Context:
    """What a handler may ask of the Lambda that it runs in."""

    function_name: str
    memory_limit_in_mb: int
    aws_request_id: str
    deadline: float

    function_version: str = "$LATEST"

    @property
    def invoked_function_arn(self) -> str:
        return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{self.function_name}"

    def get_remaining_time_in_millis(self) -> int:
        return max(0, round(1000 * (self.deadline - time.monotonic())))


@contextmanager
def emulated(stack: Stack, log: Path, settings: Mapping[str, str]) -> Iterator[Emulator]:
    """The stack, running, with `settings` in every function's environment and the functions' log in `log`."""
    with ExitStack() as undo:
        undo.enter_context(only_environment({}))
        undo.enter_context(mock_aws())
        # Only boto3 talks to the emulation: feeds are read for real, also those that lie on amazonaws.com.
        responses_mock.stop(allow_assert=False)
        store.s3_client.cache_clear()  # a client that was made outside keeps whatever credentials it was made with
        undo.callback(store.s3_client.cache_clear)
        for function in stack.functions:
            sys.modules.pop(_module(function), None)  # a cold start, which reads its settings anew
        yield Emulator(stack, undo.enter_context(logging_to(log)), InProcess(settings))


Call = Callable[[Function, Mapping[str, Any]], Any]
"""Runs a function on an event and gives its answer; raises what the function raised."""

Machine = Callable[[Stack, Path, Mapping[str, str]], AbstractContextManager["Emulator"]]
"""The stack, running, with a log and settings: `emulated` is one."""


class InProcess:
    """Calls handlers in this process."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        self._settings = settings
        self._calls = 0

    def __call__(self, function: Function, event: Mapping[str, Any]) -> Any:
        self._calls += 1
        context = Context(
            function_name=function.name,
            memory_limit_in_mb=function.memory,
            aws_request_id=str(uuid5(NAMESPACE_URL, f"{function.name}/{self._calls}")),
            deadline=time.monotonic() + function.timeout,
        )
        with only_environment({**function.environment, **self._settings}):
            logger.append_keys(service=function.environment.get("POWERTOOLS_SERVICE_NAME"))  # one process, several services
            try:
                handler = getattr(importlib.import_module(_module(function)), function.handler.rpartition(".")[2])
                return handler(event, context)
            finally:
                # Powertools does so only when it prints them: the hundredth value of one name would be an error.
                metrics.clear_metrics()


class Emulator:
    """What Lambda does between queues and functions. AWS is where boto3's environment says."""

    def __init__(self, stack: Stack, log: LogFile, call: Call) -> None:
        self.s3: S3Client = boto3.client("s3")
        self._sqs: SQSClient = boto3.client("sqs")
        self._stack = stack
        self._log = log
        self._call_function = call
        self._calls = 0
        self._errors: dict[str, str] = {}
        self._back: defaultdict[str, list[str]] = defaultdict(list)
        """Receipts of messages that failed, by the address of their queue."""
        self._create()

    def _create(self) -> None:
        for queue in self._stack.queues:
            attributes = {name: json.dumps(value) for name, value in queue.attributes.items()}
            self._sqs.create_queue(QueueName=queue.name, Attributes=attributes)  # type: ignore[arg-type]  # the template names them
        for queue in self._stack.queues:
            if queue.dead_letter_arn:
                redrive = json.dumps({"deadLetterTargetArn": queue.dead_letter_arn, "maxReceiveCount": queue.max_receives})
                self._sqs.set_queue_attributes(QueueUrl=queue.url, Attributes={"RedrivePolicy": redrive})
        for bucket in self._stack.buckets:
            # Without their policies: under one that asks for TLS moto refuses everything.
            self.s3.create_bucket(Bucket=bucket.name)
            self.s3.put_bucket_versioning(Bucket=bucket.name, VersioningConfiguration={"Status": "Enabled"})

    def connect(self) -> None:
        """From now on, what is put into the buckets starts functions."""
        for bucket in {notification.bucket for notification in self._stack.notifications}:
            self.s3.put_bucket_notification_configuration(
                Bucket=bucket,
                NotificationConfiguration={
                    "QueueConfigurations": [_configuration(entry) for entry in self._stack.notifications if entry.bucket == bucket]
                },
            )

    def send(self, queue_url: str, body: str) -> None:
        self._sqs.send_message(QueueUrl=queue_url, MessageBody=body)

    def invoke(self, function: str, event: Mapping[str, Any]) -> Any:
        """One function, once, on an event of the caller's."""
        return self._call_function(next(known for known in self._stack.functions if known.name == function), event)

    def run(self, watch: Callable[[Delivery], None], most: int) -> list[DeadLetter]:
        """Delivers messages until no queue has any; returns those that nobody could handle. At most `most` deliveries."""
        while self._has_messages():
            for function in self._stack.functions:
                self._deliver(function, watch)
            if self._calls > most:
                raise Restless(self._calls)
        return [letter for queue in self._stack.queues for letter in self._dead_letters(queue)]

    def _has_messages(self) -> bool:
        """Also those in flight: one that was just given back can be invisible for a moment."""
        kinds: list[QueueAttributeNameType] = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        urls = (self._stack.queue(function.queue_arn).url for function in self._stack.functions)
        counts = (self._sqs.get_queue_attributes(QueueUrl=url, AttributeNames=kinds)["Attributes"] for url in urls)
        return any(int(number) for count in counts for number in count.values())

    def _deliver(self, function: Function, watch: Callable[[Delivery], None]) -> None:
        """One batch into one function, if its queue has any message."""
        queue = self._stack.queue(function.queue_arn)
        messages = self._receive(queue, function.batch_size) or self._given_back(queue, function.batch_size)
        if not messages:
            return
        deliveries = [
            Delivery(function.name, message["Body"], int(message["Attributes"]["ApproximateReceiveCount"])) for message in messages
        ]
        for delivery in deliveries:
            watch(delivery)
        started = time.monotonic()
        failures = self._call(function, messages)
        seconds = time.monotonic() - started
        for message, delivery in zip(messages, deliveries, strict=True):
            error = failures.get(message["MessageId"], "")
            if error:
                self._errors[message["MessageId"]] = error
                self._back[queue.url].append(message["ReceiptHandle"])
            else:
                self._sqs.delete_message(QueueUrl=queue.url, ReceiptHandle=message["ReceiptHandle"])
            watch(replace(delivery, seconds=seconds, error=error))

    def _given_back(self, queue: Queue, most: int) -> list[MessageTypeDef]:
        """Messages that failed before, once there is no other: nobody wants to wait for a visibility timeout on their own machine, and
        during one the others would have had their turn."""
        for receipt in self._back.pop(queue.url, ()):
            self._sqs.change_message_visibility(QueueUrl=queue.url, ReceiptHandle=receipt, VisibilityTimeout=0)
        return self._receive(queue, most)

    def _receive(self, queue: Queue, most: int) -> list[MessageTypeDef]:
        answer = self._sqs.receive_message(QueueUrl=queue.url, MaxNumberOfMessages=most, MessageSystemAttributeNames=["All"])
        return answer.get("Messages", [])

    def _call(self, function: Function, messages: list[MessageTypeDef]) -> dict[str, str]:
        """Why each message failed, by its id."""
        self._calls += 1
        event = {"Records": [_record(message, function.queue_arn) for message in messages]}
        ids = [message["MessageId"] for message in messages]
        try:
            answer = self._call_function(function, event)
        except Exception as exc:  # whatever a function raises, Lambda gives its messages back
            return dict.fromkeys(ids, f"{type(exc).__name__}: {exc}")
        return {message_id: self._log.why_failed(message_id) for message_id in failed_ids(answer, ids)}

    def _dead_letters(self, queue: Queue) -> list[DeadLetter]:
        if not queue.dead_letter_arn:
            return []
        letters, dead = [], self._stack.queue(queue.dead_letter_arn)
        while messages := self._receive(dead, 10):
            for message in messages:
                letters.append(DeadLetter(queue.name, message["Body"], self._errors[message["MessageId"]]))
                # Whoever runs on in this emulation would find it again.
                self._sqs.delete_message(QueueUrl=dead.url, ReceiptHandle=message["ReceiptHandle"])
        return letters


def failed_ids(answer: Any, ids: list[str]) -> list[str]:
    """The messages that a handler's answer gives back, read as Lambda reads it: one that makes no sense gives back all."""
    if not answer or not answer.get("batchItemFailures"):
        return []
    named = [failure.get("itemIdentifier") for failure in answer["batchItemFailures"]]
    return named if set(named) <= set(ids) else ids


def _configuration(notification: Notification) -> QueueConfigurationTypeDef:
    events: list[Any] = [notification.events]
    rules: list[FilterRuleTypeDef] = [{"Name": "prefix", "Value": notification.prefix}]
    return {"QueueArn": notification.queue_arn, "Events": events, "Filter": {"Key": {"FilterRules": rules}}}


def _module(function: Function) -> str:
    return function.handler.rpartition(".")[0]


def _record(message: MessageTypeDef, queue_arn: str) -> dict[str, Any]:
    """The message as Lambda hands it over."""
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message["Attributes"],
        "messageAttributes": {},
        "md5OfBody": message["MD5OfBody"],
        "eventSource": "aws:sqs",
        "eventSourceARN": queue_arn,
        "awsRegion": REGION,
    }
