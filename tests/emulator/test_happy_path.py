"""The deployed stack at work: each function runs what `sam build` made, with the rights of its own role and no more."""

from __future__ import annotations

import http.client
import json
import ssl
from typing import Any

import pytest

from tests.emulator.deployed import Deployed, until

DAY = "2026-06-15"
"""The sample feeds'."""


def _page(topic: str) -> str:
    return f"content/summaries/{topic}/{DAY}.md"


def _drop(stack: Deployed, name: str, body: bytes) -> None:
    stack.client("s3").put_object(Bucket=stack.outputs["DataBucketName"], Key=f"topics/{name}", Body=body)


def _report(stack: Deployed, name: str) -> dict[str, Any]:
    until(lambda: f"reports/{name}.json" in stack.keys("DataBucketName", "reports/"), f"a report on {name}")
    report: dict[str, Any] = json.loads(stack.read("DataBucketName", f"reports/{name}.json"))
    return report


@pytest.fixture(scope="module")
def ticked(deployed: Deployed, topics: tuple[list[str], bytes]) -> Deployed:
    """After a source list was put there whose event is lost, and the schedule's tick."""
    deployed.give("Fetch", {"CLOCK": f"{DAY}T04:00:00Z"})
    _drop_unheard(deployed, "topics.json", topics[1])
    _tick(deployed)
    expected = {_page(topic) for topic in topics[0]}
    until(lambda: expected <= set(deployed.keys("SiteBucketName", "content/summaries/")), "a page of each topic")
    return deployed


def _drop_unheard(stack: Deployed, name: str, body: bytes) -> None:
    """Or its event would start the topics before the tick does."""
    mapping, queue = stack.resources["FetchFunctionQueue"], stack.outputs["FetchQueueUrl"]
    stack.client("lambda").update_event_source_mapping(UUID=mapping, Enabled=False)
    _drop(stack, name, body)
    until(lambda: not _is_empty(stack, queue), "the event of the source list")
    stack.client("sqs").purge_queue(QueueUrl=queue)
    stack.client("lambda").update_event_source_mapping(UUID=mapping, Enabled=True)


def _tick(stack: Deployed) -> None:
    """The emulator keeps schedules and runs none. So this does what EventBridge Scheduler would: it sends the deployed schedule's own
    input to its target, with the rights of the role that it names."""
    target = stack.client("scheduler").get_schedule(Name=stack.resources["Schedule"])["Target"]
    assert target["RoleArn"].endswith(stack.resources["ScheduleRole"])
    queue = next(url for url in stack.resources.values() if url.endswith("/" + target["Arn"].rsplit(":")[-1]))
    body = target["Input"].replace("<aws.scheduler.scheduled-time>", f"{DAY}T04:00:00Z")
    stack.as_role("ScheduleRole", "sqs").send_message(QueueUrl=queue, MessageBody=body)


def test_a_tick_becomes_five_pages(ticked: Deployed, topics: tuple[list[str], bytes]) -> None:
    for topic in topics[0]:
        text = ticked.read("SiteBucketName", _page(topic)).decode()
        assert "## Overall Highlights" in text, topic
        assert "[1]: http" in text, topic


def test_a_dropped_opml_becomes_a_page(ticked: Deployed, feeds: str) -> None:
    outlines = "".join(
        f'<outline text="{side}"><outline text="{feed}" xmlUrl="{feeds}/{feed}.xml"/></outline>'
        for side, feed in (("Nahwara", "marsa-courier"), ("Shiranagi", "kiritsu-herald"))
    )
    head = "<head><title>My feeds</title></head>"
    _drop(ticked, "my feeds & more.opml", f'<opml version="2.0">{head}<body>{outlines}</body></opml>'.encode())
    report = _report(ticked, "my feeds & more.opml")
    assert report["accepted"] is True
    until(lambda: any("/my-feeds-more/" in key for key in ticked.keys("SiteBucketName", "content/summaries/")), "its page")


def test_a_broken_source_list_becomes_a_report_and_changes_nothing(ticked: Deployed) -> None:
    before = json.loads(ticked.read("DataBucketName", "state/catalogue.json"))["lists"]
    _drop(ticked, "broken.opml", b'<opml version="2.0">\n<body>\n<outline text="x" xmlUrl="http://127.0.0.1/x"')
    report = _report(ticked, "broken.opml")
    assert report["accepted"] is False
    (problem,) = report["problems"]
    assert problem["line"] == 3
    assert problem["remedy"]
    after = json.loads(ticked.read("DataBucketName", "state/catalogue.json"))["lists"]
    assert (after["topics.json"], after["broken.opml"]["topics"]) == (before["topics.json"], [])


def test_nothing_was_given_up(ticked: Deployed) -> None:
    """Had one right been missing, some message would have failed, come back, and been kept."""
    for name in ("Fetch", "Digest", "Render"):
        for kind in ("Queue", "DeadLetterQueue"):
            url = ticked.outputs[f"{name}{kind}Url"]
            until(lambda url=url: _is_empty(ticked, url), f"nothing is left in {url}")  # type: ignore[misc]


def _is_empty(stack: Deployed, url: str) -> bool:
    counts = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")
    attributes = stack.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=list(counts))["Attributes"]
    return all(attributes[name] == "0" for name in counts)


def _get(stack: Deployed, path: str) -> tuple[int, dict[str, str], str]:
    """A reader's request, to the emulator's CloudFront."""
    trusted = ssl.create_default_context(cafile=stack.cloud.certificate)
    trusted.check_hostname = False  # it goes by the distribution's name, which no certificate on this machine can bear
    connection = http.client.HTTPSConnection("127.0.0.1", stack.cloud.port, context=trusted, timeout=30)
    connection.request("GET", path, headers={"Host": stack.outputs["SiteDistributionDomain"]})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def test_readers_get_the_site_from_cloudfront(ticked: Deployed) -> None:
    status, headers, body = _get(ticked, "/")
    assert (status, "Dispute 1" in body) == (200, True)
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["strict-transport-security"].startswith("max-age=63072000")
    assert "permissions-policy" in headers


def test_a_folder_is_its_index(ticked: Deployed) -> None:
    assert _get(ticked, "/summaries/dispute-1/")[0] == 200
    status, headers, _ = _get(ticked, "/summaries/dispute-1")
    assert (status, headers["location"]) == (301, f"https://{ticked.outputs['SiteDistributionDomain']}/summaries/dispute-1/")


def test_feeds_name_the_sites_own_address(ticked: Deployed) -> None:
    _, _, body = _get(ticked, "/feed.xml")
    assert ticked.outputs["SiteAddress"] in body
