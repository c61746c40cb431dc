"""What AWS costs a month: the sum is right, what it rests on is counted, and five topics a day stay below a dollar."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Any

import botocore.client
import pytest
from click.testing import CliRunner

from functions.fetch.sources import read_source_list
from infra.local import cloud_cost
from infra.local.cli import main
from infra.local.demo import MOMENT, SAMPLES
from infra.local.run import Request, run
from infra.local.server import serving
from tests.test_template_watch import emitted


def test_five_topics_a_day_cost_a_dollar_a_month_at_most() -> None:
    assert sum(line.usd for line in cloud_cost.month(5)) <= 1


def test_what_is_always_free_is_taken_off_once() -> None:
    lines = {line.what: line for line in cloud_cost.month(5)}
    alarms = lines["CloudWatch, metrics that alarms watch"]
    assert alarms.usd == pytest.approx(0.10 * (alarms.amount - 10))
    assert alarms.in_full == pytest.approx(0.10 * alarms.amount)
    assert lines["CloudWatch, dashboards"].usd == 0
    assert all(0 <= line.usd <= line.in_full for line in lines.values())


def test_an_empty_queue_is_asked_too() -> None:
    """Five requests that wait 20 seconds, for each of three queues: most of what SQS costs."""
    lines = {line.what: line for line in cloud_cost.month(0)}
    assert lines["SQS, requests"].amount > 3 * 5 * 3 * 60 * 24 * 30


def test_every_price_names_where_to_check_it() -> None:
    assert all(line.source.startswith("https://aws.amazon.com/") for line in cloud_cost.month(5))


def test_no_more_metrics_are_sent_than_are_reckoned_with() -> None:
    nothing_to_do = 1  # shared/events.py's, of each service
    assert sum(len(emitted(service)) + nothing_to_do for service in ("fetch", "digest", "render")) <= cloud_cost.CUSTOM_METRICS


def test_no_more_requests_are_made_than_are_reckoned_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: Counter[str] = Counter()
    call = botocore.client.BaseClient._make_api_call  # type: ignore[attr-defined]

    def counting(client: Any, operation: str, arguments: Any) -> Any:
        if "POWERTOOLS_SERVICE_NAME" in os.environ:  # a function's, and not the emulation's own
            counted[operation] += 1
        return call(client, operation, arguments)

    monkeypatch.setattr(botocore.client.BaseClient, "_make_api_call", counting)
    with serving(SAMPLES, 0) as address:
        body = (SAMPLES / "topics.yaml").read_bytes().replace(b"http://127.0.0.1:8124", address.encode())
        topics = read_source_list("topics.yaml", body)
        run(Request(tmp_path, [("topics.yaml", body)], topics, False, MOMENT, google_news=address, allow_loopback=True), lambda _: None)
    assert set(counted) == set(cloud_cost.REQUESTS)
    assert {name: counted[name] for name in counted if counted[name] > cloud_cost.REQUESTS[name]} == {}


def test_the_command_shows_it() -> None:
    shown = CliRunner().invoke(main, ["cost"]).output
    assert "AWS, 9 topics a day" in shown
    assert "check them at https://aws.amazon.com/lambda/pricing/" in shown
