"""In: what a measurement found. Out: one row of the table, which says by itself whether it holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured value. `goal` is what we want, `floor` what may not be missed: what we reach, less a margin.

    Where `less_is_better`, goal and floor are upper bounds. `rows` counts the labelled rows behind the value.
    """

    name: str
    value: float
    goal: float | None
    floor: float
    rows: int
    note: str = ""
    less_is_better: bool = False

    @property
    def reaches_goal(self) -> bool:
        return self.goal is None or self._within(self.goal)

    @property
    def holds(self) -> bool:
        """Not so where nothing was measured: a value of no rows is no value."""
        return self.rows > 0 and self._within(self.floor)

    def _within(self, bound: float) -> bool:
        return self.value <= bound if self.less_is_better else self.value >= bound
