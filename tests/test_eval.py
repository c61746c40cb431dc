"""Rules of `make eval`: what a figure must reach."""

from __future__ import annotations

import numpy as np

from tests.eval.__main__ import modules
from tests.eval.figure import Figure
from tests.eval.relevance import auc


def test_figure_below_its_floor_does_not_hold() -> None:
    assert not Figure("recall", 0.79, 0.9, 0.8, rows=10).holds
    assert Figure("recall", 0.8, 0.9, 0.8, rows=10).holds


def test_where_less_is_better_the_floor_is_a_ceiling() -> None:
    assert not Figure("lost", 0.05, 0.01, 0.04, rows=10, less_is_better=True).holds
    assert Figure("lost", 0.01, 0.01, 0.04, rows=10, less_is_better=True).reaches_goal


def test_figure_of_no_rows_does_not_hold() -> None:
    assert not Figure("recall", 1.0, 0.9, 0.8, rows=0).holds


def test_modules_are_found_without_being_listed() -> None:
    assert {"relevance", "categories"} <= set(modules())
    assert "figure" not in modules()


def test_area_under_the_curve_counts_a_tie_as_half() -> None:
    positive = np.array([True, True, False, False])
    assert auc(np.array([0.9, 0.8, 0.1, 0.2]), positive) == 1
    assert auc(np.array([0.5, 0.9, 0.5, 0.1]), positive) == 0.875
