"""In: a statement. Out: what in it can differ from another side's: one mention a number, time, place, actor or contested name. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from functions.digest.comparing.statements import Statement
from functions.digest.verifying.reading import UNSPACED
from shared.comparison import DifferenceKind

_BREAK = re.compile(r"[,;:](?!\d)|[()\"“”«»—、，；：。،؛]|\s[-–]\s|\.(?=\s)")
SHORTEST, SHORTEST_UNSPACED = 22, 8
"""Characters of a window that says what its mention is about."""


@dataclass(frozen=True)
class Mention:
    """`surface` is a part of the statement's plain text from `start` to `end`; `meant` is what it stands for, as its own module
    compares it."""

    statement: Statement
    kind: DifferenceKind
    surface: str
    start: int
    end: int
    meant: object
    sort: frozenset[str] = frozenset()
    """What it is a mention of, as far as words tell: the things counted, what became of them."""

    @cached_property
    def window(self) -> str:
        """The clause around it without itself: what it is said of."""
        text = self.statement.reading.text
        shortest = SHORTEST_UNSPACED if self.statement.reading.language in UNSPACED else SHORTEST
        breaks = [0, *(found.start() for found in _BREAK.finditer(text)), len(text)]
        first = max(place for place in breaks if place <= self.start)
        last = min(place for place in breaks if place >= self.end)
        while last - first - (self.end - self.start) < shortest and (first > 0 or last < len(text)):
            before = max((place for place in breaks if place < first), default=first)
            after = min((place for place in breaks if place > last), default=last)
            first, last = (before, last) if first - before and (first - before <= after - last or after == last) else (first, after)
        return " ".join(f"{text[first : self.start]} {text[self.end : last]}".strip(" ,;:—-、，；：").split())

    @property
    def key(self) -> tuple[str, str, int]:
        return *self.statement.key, self.start


@dataclass(frozen=True)
class Slot:
    """How one kind of thing is found and compared. `same`: two mentions may mean the same; `comparable`: of one sort, so that they
    contradict each other where they speak of one thing."""

    kind: DifferenceKind
    find: Callable[[Statement], list[Mention]]
    same: Callable[[Mention, Mention], bool]
    comparable: Callable[[Mention, Mention], bool]
    names: Callable[[Statement, Mention], bool] = lambda statement, mention: False
    """Whether the statement's article has it too, as no mention."""
    sift: Callable[[Sequence[Mention]], Sequence[Mention]] = lambda mentions: mentions
    """Of all that a side mentions, what stands for itself."""
    besides: Callable[[Mention, Mention], float] = lambda one, other: 0.0
    """What speaks for a pair beside the likeness of what it is said of."""

    def unmatched(self, mine: Iterable[Mention], others: Sequence[Mention], told: Sequence[Statement]) -> list[Mention]:
        """Those that the others do not have."""
        return [
            mention
            for mention in mine
            if not any(self.same(mention, other) for other in others) and not any(self.names(statement, mention) for statement in told)
        ]
