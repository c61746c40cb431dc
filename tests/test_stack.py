"""What the local emulation reads out of a template."""

from __future__ import annotations

from pathlib import Path

import pytest

from infra.local.stack import Stack, read_stack

TEMPLATE = """
Parameters:
  Level: {Type: String, Default: INFO}
Globals:
  Function: {Environment: {Variables: {LEVEL: !Ref Level}}}
Resources:
  InQueue:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 60
      RedrivePolicy: {deadLetterTargetArn: !GetAtt DeadQueue.Arn, maxReceiveCount: 3}
  DeadQueue:
    Type: AWS::SQS::Queue
  DataBucket:
    Type: AWS::S3::Bucket
    Properties:
      NotificationConfiguration:
        QueueConfigurations:
        - Event: s3:ObjectCreated:*
          Filter: {S3Key: {Rules: [{Name: prefix, Value: in/}]}}
          Queue: !GetAtt InQueue.Arn
  CopyFunction:
    Type: AWS::Serverless::Function
    Properties:
      Handler: copy.app.handler
      Timeout: 10
      MemorySize: 128
      Environment: {Variables: {BUCKET: !Ref DataBucket, PATH_IN: !Sub "${DataBucket.Arn}/in/*", QUEUE: !Ref InQueue}}
      Events:
        Queue: {Type: SQS, Properties: {Queue: !GetAtt InQueue.Arn, BatchSize: 2}}
"""


def _stack(tmp_path: Path, template: str) -> Stack:
    path = tmp_path / "template.yaml"
    path.write_text(template, encoding="utf-8")
    return read_stack(path)


def test_references_become_local_names(tmp_path: Path) -> None:
    (function,) = _stack(tmp_path, TEMPLATE).functions
    assert function.environment == {
        "LEVEL": "INFO",
        "BUCKET": "parallax-databucket",
        "PATH_IN": "arn:aws:s3:::parallax-databucket/in/*",
        "QUEUE": "https://sqs.us-east-1.amazonaws.com/123456789012/InQueue",
    }


def test_a_function_knows_its_queue_and_the_queue_its_dead_letters(tmp_path: Path) -> None:
    stack = _stack(tmp_path, TEMPLATE)
    queue = stack.queue(stack.functions[0].queue_arn)
    assert (queue.name, queue.max_receives, queue.attributes) == ("InQueue", 3, {"VisibilityTimeout": 60})
    assert queue.dead_letter_arn == "arn:aws:sqs:us-east-1:123456789012:DeadQueue"
    assert stack.functions[0].batch_size == 2


def test_a_notification_joins_a_prefix_to_a_queue(tmp_path: Path) -> None:
    stack = _stack(tmp_path, TEMPLATE)
    (notification,) = stack.notifications
    assert (notification.bucket, notification.prefix) == (stack.bucket("data").name, "in/")
    assert notification.queue_arn == stack.functions[0].queue_arn


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("!Ref Level", "!Ref Nothing", "refers to Nothing, which it does not declare"),
        ("!Ref Level", "!ImportValue x", "does not know Fn::ImportValue"),
        ("!Ref Level", "!Ref CopyFunction", "has no name for CopyFunction"),
        ("!Sub \"${DataBucket.Arn}", "!Sub \"${DataBucket.DomainName}", "has no DomainName for DataBucket"),
    ],
)  # fmt: skip
def test_what_cannot_be_resolved_is_named(tmp_path: Path, before: str, after: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        _stack(tmp_path, TEMPLATE.replace(before, after))


def test_the_template_that_ships_can_be_emulated() -> None:
    stack = read_stack()
    assert [function.handler for function in stack.functions] == [f"functions.{verb}.app.handler" for verb in ("fetch", "digest", "render")]
    assert [bucket.folder for bucket in stack.buckets] == ["data", "site"]


@pytest.mark.parametrize(("level", "expected"), [("INFO", "calm"), ("DEBUG", "loud")])
def test_a_condition_decides(tmp_path: Path, level: str, expected: str) -> None:
    conditions = "Conditions: {IsDebug: !Equals [!Ref Level, DEBUG], IsCalm: !Not [!Condition IsDebug]}\nResources:"
    template = TEMPLATE.replace("Resources:", conditions).replace("LEVEL: !Ref Level", "LEVEL: !If [IsCalm, calm, loud]")
    (function,) = _stack(tmp_path, template.replace("Default: INFO", f"Default: {level}")).functions
    assert function.environment["LEVEL"] == expected
