"""The values that were measured since the test began, under a metric's name."""

from __future__ import annotations

from shared.observability import metrics


def measured(name: str) -> list[float]:
    found: list[float] = metrics.metric_set.get(name, {}).get("Value", [])
    return found
