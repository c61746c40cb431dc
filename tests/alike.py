"""In: a table of how alike articles are. Out: the same, asked for in blocks as the digest does."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from functions.digest.embed import Vectors
from functions.digest.likeness import Indices, Matrix


class Table:
    def __init__(self, likeness: npt.ArrayLike) -> None:
        self._table = np.asarray(likeness, dtype=np.float64)

    def __len__(self) -> int:
        return len(self._table)

    def block(self, rows: Sequence[int] | Indices, columns: Sequence[int] | Indices) -> Matrix:
        return np.asarray(self._table[np.asarray(rows)[:, None], np.asarray(columns)])

    @property
    def rows(self) -> Vectors:
        return self._table.astype(np.float32)
