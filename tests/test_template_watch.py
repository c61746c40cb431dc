"""What must hold of alarms and dashboard: each watches something that is there, and tells somebody."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from aws_lambda_powertools import Metrics

from infra.local.stack import ROOT
from shared import observability
from tests.templates import Json, of_type, statements, template

ALARMS = of_type("AWS::CloudWatch::Alarm")
AWS_METRICS = {
    "AWS/Lambda": ({"Duration", "Errors", "Throttles"}, "FunctionName", "AWS::Serverless::Function"),
    "AWS/SQS": ({"ApproximateNumberOfMessagesVisible"}, "QueueName", "AWS::SQS::Queue"),
}
"""Those that AWS sends, by what dimension, for which resources."""
METRIC = re.compile("([A-Z][a-z]+)+")


def emitted(service: str) -> set[str]:
    """The metrics that a function sends: keys of the outcomes that it counts, and what it measures."""
    names: set[str] = set()
    for path in (ROOT / "functions" / service).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Dict(keys=found):
                    pass
                case ast.Call(func=ast.Name(id="measure_percent"), args=[name, *_]):
                    found = [name]
                case _:
                    found = []
            names |= {str(key.value) for key in found if isinstance(key, ast.Constant) and METRIC.fullmatch(str(key.value))}
    return names


def _watched(alarm: Json) -> Iterator[Json]:
    if "Metrics" in alarm:
        yield from (entry["MetricStat"]["Metric"] for entry in alarm["Metrics"] if "MetricStat" in entry)
    else:
        yield alarm


def _is_sent(namespace: str, metric: str, dimension: str, of: str) -> bool:
    """`of` is a service of ours, or a resource of the template."""
    if namespace == "Parallax":
        return dimension == "service" and metric in emitted(of)
    known, key, kind = AWS_METRICS[namespace]
    return metric in known and dimension == key and template()["Resources"][of]["Type"] == kind


@pytest.mark.parametrize("name", ALARMS)
def test_an_alarm_watches_what_somebody_sends(name: str) -> None:
    for metric in _watched(ALARMS[name]):
        if metric["MetricName"] == "Throttles":
            assert "Dimensions" not in metric  # of the whole account
            continue
        (dimension,) = metric["Dimensions"]
        match dimension["Value"]:
            case {"Ref": str(of)} | {"Fn::GetAtt": [str(of), "QueueName"]} | str(of):
                assert _is_sent(metric["Namespace"], metric["MetricName"], dimension["Name"], of)
            case other:
                pytest.fail(f"{other} is nothing to watch")


@pytest.mark.parametrize("name", ALARMS)
def test_an_alarm_says_what_it_means_and_tells_somebody(name: str) -> None:
    assert ALARMS[name]["AlarmDescription"].endswith(".")
    assert ALARMS[name]["AlarmActions"] == [{"Ref": "AlarmTopic"}]


def test_there_are_at_most_ten_alarms() -> None:
    assert 0 < len(ALARMS) <= 10


def test_silence_about_pages_is_the_worst_and_silence_about_anything_else_is_not() -> None:
    missing = {name: alarm["TreatMissingData"] for name, alarm in ALARMS.items()}
    assert missing.pop("PagesOverdueAlarm") == "breaching"
    assert set(missing.values()) == {"notBreaching"}


def test_every_dead_letter_and_every_function_is_watched() -> None:
    seen = json.dumps([list(_watched(alarm)) for alarm in ALARMS.values()])
    concerned = [name for name in of_type("AWS::SQS::Queue") if "DeadLetter" in name] + list(of_type("AWS::Serverless::Function"))
    assert len(concerned) == 6
    assert [name for name in concerned if f'"{name}"' not in seen] == []


def test_slow_is_four_fifths_of_the_time_that_a_function_has() -> None:
    timeouts = {function["Timeout"] for function in of_type("AWS::Serverless::Function").values()}
    assert {ALARMS["SlowAlarm"]["Threshold"]} == {800 * timeout for timeout in timeouts}


def test_a_period_is_one_that_cloudwatch_takes() -> None:
    """A multiple of a minute; and one alarm looks back a day at most."""
    for alarm in ALARMS.values():
        periods = [entry["MetricStat"]["Period"] for entry in alarm.get("Metrics", ()) if "MetricStat" in entry] or [alarm["Period"]]
        assert all(period % 60 == 0 and period * alarm["EvaluationPeriods"] <= 86400 for period in periods)


def test_only_this_accounts_alarms_publish() -> None:
    (policy,) = of_type("AWS::SNS::TopicPolicy").values()
    (allowed,) = (statement for statement in statements(policy["PolicyDocument"]) if statement["Effect"] == "Allow")
    assert allowed["Principal"] == {"Service": "cloudwatch.amazonaws.com"}
    assert allowed["Condition"] == {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}}


def test_nobody_gets_mail_unless_somebody_is_named() -> None:
    assert template()["Resources"]["AlarmSubscription"]["Condition"] == "HasAlarmEmail"
    assert template()["Parameters"]["AlarmEmail"]["Default"] == ""


@pytest.fixture(scope="module")
def dashboard() -> Any:
    (properties,) = of_type("AWS::CloudWatch::Dashboard").values()
    return json.loads(properties["DashboardBody"]["Fn::Sub"])


def test_the_dashboard_shows_what_somebody_sends(dashboard: Any) -> None:
    shown = [line for widget in dashboard["widgets"] for line in widget["properties"].get("metrics", [])]
    assert 0 < len(shown) <= 50  # more would be paid: https://aws.amazon.com/cloudwatch/pricing/
    for namespace, metric, dimension, value, *_ in shown:
        assert _is_sent(namespace, metric, dimension, value.removeprefix("${").removesuffix("}").removesuffix(".QueueName")), metric


def test_the_dashboard_shows_every_alarm(dashboard: Any) -> None:
    (widget,) = (widget for widget in dashboard["widgets"] if widget["type"] == "alarm")
    assert widget["properties"]["alarms"] == ["${" + name + ".Arn}" for name in ALARMS]


def test_no_widget_covers_another(dashboard: Any) -> None:
    taken = [(x, y) for w in dashboard["widgets"] for x in range(w["x"], w["x"] + w["width"]) for y in range(w["y"], w["y"] + w["height"])]
    assert len(taken) == len(set(taken))
    assert max(x for x, _ in taken) < 24


def test_a_metric_goes_by_its_service_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """With more dimensions it would be another metric than the one that an alarm watches, and each is paid for."""
    monkeypatch.setenv("POWERTOOLS_SERVICE_NAME", "fetch")
    monkeypatch.setenv("POWERTOOLS_METRICS_NAMESPACE", "Parallax")
    metrics = Metrics()
    monkeypatch.setattr(observability, "metrics", metrics)
    observability.count({"BatchesStored": 2})
    observability.measure_percent("FeedsFailedPercent", 1, 4)
    observability.measure_percent("WithheldPercent", 0, 0)
    sent: dict[str, Any] = {**metrics.serialize_metric_set()}
    (directive,) = sent["_aws"]["CloudWatchMetrics"]
    assert (directive["Namespace"], directive["Dimensions"]) == ("Parallax", [["service"]])
    assert {entry["Name"]: entry["Unit"] for entry in directive["Metrics"]} == {"BatchesStored": "Count", "FeedsFailedPercent": "Percent"}
    assert [sent["service"], sent["FeedsFailedPercent"], sent["BatchesStored"]] == ["fetch", [25.0], [2.0]]
