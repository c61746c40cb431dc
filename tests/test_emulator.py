"""The event loop between buckets, queues and handlers, with handlers of a few lines."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import requests

from infra.local.emulator import Delivery, Restless, emulated, failed_ids
from infra.local.stack import Stack, read_stack
from shared.store import Bucket
from tests.test_stack import TEMPLATE

COPY = """
import boto3, json
from urllib.parse import unquote_plus
def handler(event, context):
    for record in event["Records"]:
        for entry in json.loads(record["body"]).get("Records", []):
            key = unquote_plus(entry["s3"]["object"]["key"])
            bucket = entry["s3"]["bucket"]["name"]
            body = boto3.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read()
            boto3.client("s3").put_object(Bucket=bucket, Key=key.replace("in/", "OUT/"), Body=body)
"""

Handler = Callable[[str], Stack]


@pytest.fixture
def stack_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Handler:
    """The stack of test_stack.py with this source as its handler."""

    def make(source: str) -> Stack:
        name = f"handler_{tmp_path.name.replace('-', '_')}"
        (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))
        template = tmp_path / "template.yaml"
        template.write_text(TEMPLATE.replace("copy.app", name), encoding="utf-8")
        return read_stack(template)

    return make


def _put(cloud: Any, key: str, body: bytes = b"text") -> None:
    cloud.s3.put_object(Bucket="parallax-databucket", Key=key, Body=body)


def _keys(cloud: Any) -> list[str]:
    return [entry["Key"] for entry in cloud.s3.list_objects_v2(Bucket="parallax-databucket").get("Contents", [])]


def test_an_object_under_the_prefix_starts_the_function(stack_with: Handler, tmp_path: Path) -> None:
    with emulated(stack_with(COPY), tmp_path / "log.jsonl", {}) as cloud:
        _put(cloud, "in/before")
        cloud.connect()
        _put(cloud, "in/after")
        _put(cloud, "elsewhere/x")
        assert cloud.run(lambda _: None, most=9) == []
        assert _keys(cloud) == ["OUT/after", "elsewhere/x", "in/after", "in/before"]


def test_a_handler_gets_the_event_that_lambda_would_give_it(stack_with: Handler, tmp_path: Path) -> None:
    seen = tmp_path / "seen.json"
    source = f"""
import json, pathlib
def handler(event, context):
    pathlib.Path({str(seen)!r}).write_text(json.dumps([event, context.function_name, context.aws_request_id, context.invoked_function_arn]))
    assert 0 < context.get_remaining_time_in_millis() <= 10_000
"""
    stack = stack_with(source)
    queue = stack.queue(stack.functions[0].queue_arn)
    requests = []
    for _ in range(2):
        with emulated(stack, tmp_path / "log.jsonl", {}) as cloud:
            cloud.send(queue.url, '{"kind":"x"}')
            assert cloud.run(lambda _: None, most=9) == []
        event, function, request, arn = json.loads(seen.read_text())
        requests.append(request)
    (record,) = event["Records"]
    assert record["eventSource"] == "aws:sqs"
    assert record["eventSourceARN"] == queue.arn
    assert record["awsRegion"] == "us-east-1"
    assert record["attributes"]["ApproximateReceiveCount"] == "1"
    assert {"messageId", "receiptHandle", "body", "md5OfBody", "messageAttributes"} <= record.keys()
    assert (function, arn) == ("CopyFunction", "arn:aws:lambda:us-east-1:123456789012:function:CopyFunction")
    assert requests[0] == requests[1]


def test_a_message_that_fails_comes_again_until_it_is_dead(stack_with: Handler, tmp_path: Path) -> None:
    seen: list[Delivery] = []
    stack = stack_with("def handler(event, context):\n    raise ValueError('no')")
    with emulated(stack, tmp_path / "log.jsonl", {}) as cloud:
        cloud.send(stack.queues[0].url, "x")
        (letter,) = cloud.run(seen.append, most=9)
    assert (letter.queue, letter.body, letter.error) == ("InQueue", "x", "ValueError: no")
    assert [delivery.attempt for delivery in seen if delivery.seconds is not None] == [1, 2, 3]


def test_only_the_failed_messages_of_a_batch_come_again(stack_with: Handler, tmp_path: Path) -> None:
    seen: list[Delivery] = []
    source = """
def handler(event, context):
    return {"batchItemFailures": [{"itemIdentifier": r["messageId"]} for r in event["Records"] if r["body"] == "bad"]}
"""
    stack = stack_with(source)
    with emulated(stack, tmp_path / "log.jsonl", {}) as cloud:
        cloud.send(stack.queues[0].url, "good")
        cloud.send(stack.queues[0].url, "bad")
        letters = cloud.run(seen.append, most=9)
    assert [letter.body for letter in letters] == ["bad"]
    assert [delivery.body for delivery in seen if delivery.seconds is not None] == ["good", "bad", "bad", "bad"]


def test_an_answer_that_makes_no_sense_gives_back_all() -> None:
    assert failed_ids({"batchItemFailures": [{"itemIdentifier": "other"}]}, ["a", "b"]) == ["a", "b"]
    assert failed_ids({"batchItemFailures": [{"itemIdentifier": "b"}]}, ["a", "b"]) == ["b"]
    assert failed_ids({"batchItemFailures": []}, ["a"]) == failed_ids(None, ["a"]) == []


def test_functions_that_start_each_other_in_a_circle_are_stopped(stack_with: Handler, tmp_path: Path) -> None:
    stack = stack_with(COPY.replace("OUT/", "in/x"))
    with emulated(stack, tmp_path / "log.jsonl", {}) as cloud:
        cloud.connect()
        _put(cloud, "in/a")
        with pytest.raises(Restless, match="circle"):
            cloud.run(lambda _: None, most=9)


def test_handlers_see_their_own_environment_only(stack_with: Handler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = tmp_path / "seen.json"
    source = (
        f"import json, os, pathlib\ndef handler(event, context):\n    pathlib.Path({str(seen)!r}).write_text(json.dumps(dict(os.environ)))"
    )
    stack = stack_with(source)
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL_S3", "CLOCK", "DATA_BUCKET", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "the user's")
    before = dict(os.environ)
    with emulated(stack, tmp_path / "log.jsonl", {"CLOCK": "2026-06-15"}) as cloud:
        cloud.send(stack.queues[0].url, "x")
        assert cloud.run(lambda _: None, most=9) == []
    environment = json.loads(seen.read_text())
    assert "the user's" not in environment.values()
    assert environment["CLOCK"] == "2026-06-15"
    assert environment["LEVEL"] == "INFO"
    assert environment["AWS_ACCESS_KEY_ID"] not in ("", before.get("AWS_ACCESS_KEY_ID", "x") + "x")
    assert dict(os.environ) == before


@pytest.mark.parametrize("variable", ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL_SQS"])
def test_another_endpoint_in_the_shell_is_not_used(
    stack_with: Handler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "http://127.0.0.1:9")
    monkeypatch.delenv("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
    with emulated(stack_with(COPY), tmp_path / "log.jsonl", {}) as cloud:
        cloud.connect()
        _put(cloud, "in/a")
        assert cloud.run(lambda _: None, most=9) == []


def test_the_log_goes_into_the_file_and_says_why_a_message_failed(
    stack_with: Handler, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    source = """
from shared import events
def handler(event, context):
    return events.consume(event, context, lambda item: {})
"""
    stack = stack_with(source)
    log = tmp_path / "out" / "log.jsonl"
    with emulated(stack, log, {}) as cloud:
        cloud.send(stack.queues[0].url, '{"kind": "unknown"}')
        (letter,) = cloud.run(lambda _: None, most=9)
    assert letter.error.startswith("shared.errors.EventError: cannot handle the event")
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [line["message"] for line in lines] == ["message failed"] * 3
    assert capfd.readouterr() == ("", "")


def test_a_feed_on_amazonaws_is_not_answered_by_the_emulation(stack_with: Handler, tmp_path: Path) -> None:
    with emulated(stack_with(COPY), tmp_path / "log.jsonl", {}), pytest.raises(requests.ConnectionError, match="not looked up in tests"):
        requests.get("https://news.s3.amazonaws.com/feed.xml", timeout=1)


def test_a_client_that_was_made_outside_is_not_used_inside(stack_with: Handler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9")
    monkeypatch.delenv("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
    Bucket("made-outside")
    with emulated(stack_with(COPY), tmp_path / "log.jsonl", {}):
        assert Bucket("parallax-databucket").read("nothing") is None


def test_functions_may_count_as_often_as_they_like(stack_with: Handler, tmp_path: Path) -> None:
    """Powertools keeps what it does not print, and the hundredth value of one name is one too many without a namespace."""
    source = """
from shared.observability import count, metrics
@metrics.log_metrics
def handler(event, context):
    count({"Outcome": 1})
"""
    stack = stack_with(source)
    with emulated(stack, tmp_path / "log.jsonl", {}) as cloud:
        for _ in range(101):
            cloud.send(stack.queue(stack.functions[0].queue_arn).url, '{"kind":"x"}')
        assert cloud.run(lambda _: None, most=120) == []
