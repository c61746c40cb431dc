"""In: how many topics run. Out: what AWS costs a month for them, line by line, from counted requests and the template, without the model.

Prices are AWS's public ones for us-east-1, as known in November 2026; each names the page to check it on. What is always free (for any
account, not only a new one) is taken off, and the sum without it is shown beside, for accounts that use it up elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from infra.local.stack import load_template

PRICES_AS_OF = "2026-11"
DAYS = 30
HOURS = 24

REQUESTS = {"GetObject": 24, "HeadObject": 4, "PutObject": 44, "ListObjectsV2": 11, "SendMessage": 1}
"""A topic's first day, by all three functions, which also brings the site's style and scripts: counted in a run on the samples, which
tests/test_cloud_cost.py does again."""
MESSAGES = 3
"""A topic's a day, one for each function; each is received and removed, and starts a function."""
RECONCILES = 6
"""A day; each lists a topic's objects three times."""
INDEX_CALLS = 2
"""A day, for all topics: the tick, and the catalogue's event."""
SECONDS_TIMES_GB = 30 * 1769 / 1024 + 6 * 1536 / 1024 + 3 * 1024 / 1024
"""A topic's day at its slowest: a feed that is waited for, an encoder that is loaded, a page and its indexes."""
POLLS_A_MINUTE = 5 * 60 / 20
"""For each queue, also while nothing is in it: Lambda keeps five requests open, each for 20 seconds
(https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html)."""
CUSTOM_METRICS = 28
"""Names of metrics that the functions send. An hour in which a metric is not sent is not paid: a daily run is two hours at most."""
METRIC_HOURS = 2
RECONCILED_METRICS = 3
LOG_KB = 40
"""A topic's day, with the lines that Lambda adds."""
STORED_MB = 0.4
"""A topic's day: batch, digest and pages, of which nothing is removed; and a year of them is what is reckoned with."""
READERS = 300
"""A day; each reads three pages."""
PAGE_KB = 40


@dataclass(frozen=True)
class Price:
    """`usd` for `per` units; the first `free` units a month cost nothing."""

    usd: float
    per: float
    free: float
    source: str


_LAMBDA, _SQS, _S3 = (f"https://aws.amazon.com/{service}/pricing/" for service in ("lambda", "sqs", "s3"))
_CLOUDWATCH, _CLOUDFRONT = (f"https://aws.amazon.com/{service}/pricing/" for service in ("cloudwatch", "cloudfront"))
PRICES = {
    "Lambda, calls": Price(0.20, 1e6, 1e6, _LAMBDA),
    "Lambda, GB-seconds": Price(0.0000166667, 1, 400_000, _LAMBDA),
    "SQS, requests": Price(0.40, 1e6, 1e6, _SQS),
    "S3, writes and lists": Price(0.005, 1e3, 0, _S3),
    "S3, reads": Price(0.0004, 1e3, 0, _S3),
    "S3, GB kept for a year": Price(0.023, 1, 0, _S3),
    "CloudWatch, metrics": Price(0.30, 1, 10, _CLOUDWATCH),
    "CloudWatch, metrics that alarms watch": Price(0.10, 1, 10, _CLOUDWATCH),
    "CloudWatch, dashboards": Price(3.00, 1, 3, _CLOUDWATCH),
    "CloudWatch, GB of logs": Price(0.50, 1, 5, _CLOUDWATCH),
    "X-Ray, traces": Price(5.00, 1e6, 100_000, "https://aws.amazon.com/xray/pricing/"),
    "EventBridge Scheduler, ticks": Price(1.00, 1e6, 14e6, "https://aws.amazon.com/eventbridge/pricing/"),
    "CloudFront, requests": Price(0.01, 1e4, 10e6, _CLOUDFRONT),
    "CloudFront, calls of its function": Price(0.10, 1e6, 2e6, _CLOUDFRONT),
    "CloudFront, GB to readers": Price(0.085, 1, 1024, _CLOUDFRONT),
}


@dataclass(frozen=True)
class Line:
    """`usd` is after what is always free, `in_full` before."""

    what: str
    amount: float
    usd: float
    in_full: float
    source: str


def month(topics: int) -> list[Line]:
    return [
        Line(what, amount, _cost(price, max(0.0, amount - price.free)), _cost(price, amount), price.source)
        for what, amount in _amounts(topics).items()
        for price in [PRICES[what]]
    ]


def _cost(price: Price, amount: float) -> float:
    return price.usd * amount / price.per


def _amounts(topics: int) -> Mapping[str, float]:
    resources = load_template()["Resources"].values()
    alarms = [resource["Properties"] for resource in resources if resource["Type"] == "AWS::CloudWatch::Alarm"]
    queues = sum(resource["Type"] == "AWS::Serverless::Function" for resource in resources)
    calls = DAYS * (topics * MESSAGES + RECONCILES + INDEX_CALLS)
    reads = DAYS * 3 * READERS
    return {
        "Lambda, calls": calls,
        "Lambda, GB-seconds": DAYS * topics * SECONDS_TIMES_GB,
        "SQS, requests": queues * POLLS_A_MINUTE * 60 * HOURS * DAYS + 2 * calls + DAYS * topics * REQUESTS["SendMessage"],
        "S3, writes and lists": DAYS * topics * (REQUESTS["PutObject"] + REQUESTS["ListObjectsV2"] + 3 * RECONCILES),
        "S3, reads": DAYS * topics * (REQUESTS["GetObject"] + REQUESTS["HeadObject"]) + reads,
        "S3, GB kept for a year": 365 * topics * STORED_MB / 1000,
        "CloudWatch, metrics": (CUSTOM_METRICS * METRIC_HOURS + RECONCILED_METRICS * RECONCILES) / HOURS,
        "CloudWatch, metrics that alarms watch": sum(
            sum("MetricStat" in entry for entry in alarm.get("Metrics", ())) or 1 for alarm in alarms
        ),
        "CloudWatch, dashboards": sum(resource["Type"] == "AWS::CloudWatch::Dashboard" for resource in resources),
        "CloudWatch, GB of logs": DAYS * topics * LOG_KB / 1e6,
        "X-Ray, traces": calls,
        "EventBridge Scheduler, ticks": DAYS * (1 + RECONCILES),
        "CloudFront, requests": reads,
        "CloudFront, calls of its function": reads,
        "CloudFront, GB to readers": reads * PAGE_KB / 1e6,
    }


def show(topics: int, console: Console) -> None:
    lines = month(topics)
    table = Table(box=None, pad_edge=False, header_style="bold", show_footer=True)
    table.add_column(f"AWS, {topics} {'topic' if topics == 1 else 'topics'} a day", footer="all", no_wrap=True)
    table.add_column("a month", justify="right", no_wrap=True)
    table.add_column("costs", footer=f"${sum(line.usd for line in lines):.2f}", justify="right", no_wrap=True)
    table.add_column("without what is always free", footer=f"${sum(line.in_full for line in lines):.2f}", justify="right", no_wrap=True)
    for line in lines:
        amount = f"{line.amount:,.0f}" if line.amount >= 10 else f"{line.amount:.2g}"
        table.add_row(line.what, amount, f"${line.usd:.3f}", f"${line.in_full:.3f}")
    console.print(table)
    console.print()
    console.print(
        f"Prices for us-east-1 as known in {PRICES_AS_OF}; check them at {', '.join(dict.fromkeys(line.source for line in lines))}. "
        f"Requests are counted; {READERS:,} readers a day are an assumption."
    )
