"""What each function may not do. The same roles that the happy path needs are refused everything beside it, by the emulator's IAM."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.emulator.deployed import KEY_PARAMETER, Credentials, Deployed

DENIED = {"AccessDenied", "AccessDeniedException"}
Call = Callable[[Deployed, str], Any]


def _s3(stack: Deployed, role: str, method: str, bucket: str, **arguments: Any) -> Any:
    return getattr(stack.as_role(role, "s3"), method)(Bucket=stack.outputs[f"{bucket}BucketName"], **arguments)


def get(key: str, bucket: str = "Data") -> Call:
    return lambda stack, role: _s3(stack, role, "get_object", bucket, Key=key)


def put(key: str, bucket: str = "Data") -> Call:
    return lambda stack, role: _s3(stack, role, "put_object", bucket, Key=key, Body=b"{}")


def delete(key: str, bucket: str = "Data") -> Call:
    return lambda stack, role: _s3(stack, role, "delete_object", bucket, Key=key)


def list_(prefix: str, bucket: str = "Data") -> Call:
    return lambda stack, role: _s3(stack, role, "list_objects_v2", bucket, Prefix=prefix)


def send(queue: str) -> Call:
    return lambda stack, role: stack.as_role(role, "sqs").send_message(QueueUrl=stack.outputs[f"{queue}Url"], MessageBody="{}")


def receive(queue: str) -> Call:
    return lambda stack, role: stack.as_role(role, "sqs").receive_message(QueueUrl=stack.outputs[f"{queue}Url"], VisibilityTimeout=0)


def parameter(name: str) -> Call:
    return lambda stack, role: stack.as_role(role, "ssm").get_parameter(Name=name, WithDecryption=True)


def invoke(function: str) -> Call:
    return lambda stack, role: stack.as_role(role, "lambda").invoke(FunctionName=stack.outputs[f"{function}FunctionName"])


def open_up(bucket: str) -> Call:
    return lambda stack, role: _s3(stack, role, "put_bucket_policy", bucket, Policy="{}")


FORBIDDEN: list[tuple[str, str, Call]] = [
    ("FetchRole", "reads a digest", get("digests/dispute-1/2026-06-14.json")),
    ("FetchRole", "writes a digest", put("digests/dispute-1/2026-06-14.json")),
    ("FetchRole", "writes a source list", put("topics/mine.yaml")),
    ("FetchRole", "removes a source list", delete("topics/topics.json")),
    ("FetchRole", "removes a batch", delete("articles/dispute-1/2026-06-14.json.gz")),
    ("FetchRole", "removes the catalogue", delete("state/catalogue.json")),
    ("FetchRole", "removes what was told", delete("state/memory/dispute-1.json.gz")),
    ("FetchRole", "reads a model's answer", get("answers/dispute-1/2026-06-14/a.json")),
    ("FetchRole", "writes a model's answer", put("answers/dispute-1/2026-06-14/a.json")),
    ("FetchRole", "writes a page", put("index.html", "Site")),
    ("FetchRole", "reads a page", get("index.html", "Site")),
    ("FetchRole", "takes a batch's event", receive("DigestQueue")),
    ("FetchRole", "takes a digest's event", receive("RenderQueue")),
    ("FetchRole", "takes dead letters", receive("FetchDeadLetterQueue")),
    ("FetchRole", "reads the key", parameter(KEY_PARAMETER)),
    ("FetchRole", "calls the digest function", invoke("Digest")),
    ("FetchRole", "opens the data bucket", open_up("Data")),
    ("DigestRole", "reads a source list", get("topics/topics.json")),
    ("DigestRole", "writes a source list", put("topics/mine.yaml")),
    ("DigestRole", "writes a batch", put("articles/dispute-1/2026-06-14.json.gz")),
    ("DigestRole", "removes a digest", delete("digests/dispute-1/2026-06-14.json")),
    ("DigestRole", "reads the catalogue", get("state/catalogue.json")),
    ("DigestRole", "writes the catalogue", put("state/catalogue.json")),
    ("DigestRole", "writes what is remembered of feeds", put("state/topics/dispute-1.json.gz")),
    ("DigestRole", "writes a report", put("reports/topics.json.json")),
    ("DigestRole", "lists source lists", list_("topics/")),
    ("DigestRole", "writes a page", put("index.html", "Site")),
    ("DigestRole", "asks for a topic", send("FetchQueue")),
    ("DigestRole", "sends itself a batch", send("DigestQueue")),
    ("DigestRole", "takes a tick", receive("FetchQueue")),
    ("DigestRole", "takes a digest's event", receive("RenderQueue")),
    ("DigestRole", "reads another parameter", parameter("/parallax/other")),
    ("DigestRole", "calls the fetch function", invoke("Fetch")),
    ("RenderRole", "reads a batch", get("articles/dispute-1/2026-06-14.json.gz")),
    ("RenderRole", "reads a source list", get("topics/topics.json")),
    ("RenderRole", "reads a model's answer", get("answers/dispute-1/2026-06-14/a.json")),
    ("RenderRole", "reads the budget", get("state/budget/2026-06.json")),
    ("RenderRole", "writes a digest", put("digests/dispute-1/2026-06-14.json")),
    ("RenderRole", "writes the catalogue", put("state/catalogue.json")),
    ("RenderRole", "lists batches", list_("articles/")),
    ("RenderRole", "removes a page", delete("index.html", "Site")),
    ("RenderRole", "opens the site bucket", open_up("Site")),
    ("RenderRole", "asks for a topic", send("FetchQueue")),
    ("RenderRole", "takes a batch's event", receive("DigestQueue")),
    ("RenderRole", "reads the key", parameter(KEY_PARAMETER)),
    ("ScheduleRole", "takes its tick back", receive("FetchQueue")),
    ("ScheduleRole", "sends a batch's event", send("DigestQueue")),
    ("ScheduleRole", "reads a source list", get("topics/topics.json")),
    ("ScheduleRole", "writes a page", put("index.html", "Site")),
    ("ScheduleRole", "calls a function", invoke("Fetch")),
]

ALLOWED: list[tuple[str, str, Call]] = [
    ("FetchRole", "writes state", put("state/probe.json")),
    ("FetchRole", "lists source lists", list_("topics/")),
    ("FetchRole", "sends itself a topic", send("FetchQueue")),
    ("DigestRole", "writes an answer", put("answers/probe/2026-06-14/a.json")),
    ("DigestRole", "lists batches", list_("articles/")),
    ("DigestRole", "reads the key", parameter(KEY_PARAMETER)),
    ("RenderRole", "writes a page", put("probe.html", "Site")),
    ("RenderRole", "lists digests", list_("digests/")),
]
"""By the same calls with the same credentials: what is denied is denied for what it is."""


@pytest.fixture(scope="module")
def stocked(deployed: Deployed) -> Deployed:
    """With parameters to read."""
    for name in (KEY_PARAMETER, "/parallax/other"):
        deployed.client("ssm").put_parameter(Name=name, Type="SecureString", Value="no key", Overwrite=True)
    return deployed


@pytest.mark.parametrize(("role", "what", "call"), FORBIDDEN, ids=[f"{role}-{what}" for role, what, _ in FORBIDDEN])
def test_a_function_may_not(stocked: Deployed, role: str, what: str, call: Call) -> None:
    with pytest.raises(ClientError) as refused:
        call(stocked, role)
    assert refused.value.response["Error"]["Code"] in DENIED, what


@pytest.mark.parametrize(("role", "what", "call"), ALLOWED, ids=[f"{role}-{what}" for role, what, _ in ALLOWED])
def test_a_function_may(stocked: Deployed, role: str, what: str, call: Call) -> None:
    call(stocked, role)


def test_nobody_may_do_anything_with_a_key_that_was_made_up(stocked: Deployed) -> None:
    with pytest.raises(ClientError):
        stocked.cloud.client("s3", Credentials("AKIA0000000000000000", "nothing")).list_buckets()
