"""The logger and the metrics of every function: constant messages with facts as keys, one metric an outcome."""

from __future__ import annotations

from collections.abc import Mapping

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit

logger = Logger()
metrics = Metrics()


def count(outcomes: Mapping[str, int]) -> None:
    """Adds each outcome to the metric of its name, and logs them together."""
    for name, value in outcomes.items():
        metrics.add_metric(name=name, unit=MetricUnit.Count, value=value)


def measure_percent(name: str, part: float, whole: float) -> None:
    """Adds how much of `whole` the `part` is; nothing where there is no whole. For what is averaged, not summed, over topics and days."""
    if whole:
        metrics.add_metric(name=name, unit=MetricUnit.Percent, value=100 * part / whole)
