"""In: what was found to agree, to differ, or to stand alone. Out: rows of drafts, a cell a side, in the sides' order. Pure.

A row is independent of the order of the sides but for the order of its cells; one story is told in few rows, the plainest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from functions.digest.comparing.agreement import Match
from functions.digest.comparing.differences import Pair
from functions.digest.comparing.meaning import Meaning, cased
from functions.digest.comparing.mentions import Mention
from functions.digest.comparing.statements import Statement
from functions.digest.verifying.concepts import means
from functions.digest.writing.writer import Draft
from shared.claims import Evidence
from shared.comparison import DifferenceKind
from shared.models import Story

MOST_AGREED = 4
"""Rows of one story."""
ECHO = 0.8
"""How alike two statements are that would say the same twice."""
Sort = Literal["agreed", "differs", "updates", "told", "one_sided"]


@dataclass(frozen=True)
class Part:
    """A cell before its check."""

    statement: Statement
    value: str

    def draft(self, story: str) -> Draft:
        article, words = self.statement.article, self.statement.words
        return Draft(f"{article.outlet}: {words}", story, (Evidence(n=article.n, quote=words),))


@dataclass(frozen=True)
class Row:
    story: str
    sort: Sort
    kind: DifferenceKind | None
    about: str
    parts: tuple[Part, ...]

    @property
    def keys(self) -> frozenset[tuple[str, str]]:
        return frozenset(part.statement.key for part in self.parts)


def agreed(story: Story, found: Sequence[Match], meaning: Meaning, sides: Sequence[str]) -> list[Row]:
    """The best match of all sides first; what says the same as a row that stands there already is no row."""
    rows: list[dict[str, Part]] = []
    for match in found:
        ends = {side: Part(statement, value) for side, (statement, value) in match.ends.items()}
        joined = next((row for row in rows if _joins(row, ends)), None)
        if joined is not None:
            joined.update({side: part for side, part in ends.items() if side not in joined})
        elif not any(_echoes(row, ends, meaning) for row in rows) and len(rows) < MOST_AGREED:
            rows.append(ends)
    return [_row(story, "agreed", None, "", row, sides) for row in rows]


def _joins(row: Mapping[str, Part], ends: Mapping[str, Part]) -> bool:
    """Whether a match brings another side to the row: it has one of its statements, of the same value, and a side that is not there yet."""
    return any(row.get(side) == part for side, part in ends.items()) and any(side not in row for side in ends)


def _echoes(row: Mapping[str, Part], ends: Mapping[str, Part], meaning: Meaning) -> bool:
    return any(
        told.statement is part.statement or meaning.alike(cased(told.statement.words), cased(part.statement.words)) >= ECHO
        for told in row.values()
        for part in ends.values()
        if told.statement.perspective == part.statement.perspective
    )


def differing(story: Story, found: Sequence[Pair], language: str, sides: Sequence[str]) -> list[Row]:
    rows: list[tuple[Pair, dict[str, Mention]]] = []
    for pair in found:
        ends = {mention.statement.perspective: mention for mention in (pair.one, pair.other)}
        joined = next((row for first, row in rows if first.kind == pair.kind and _meets(row, ends)), None)
        if joined is not None:
            joined.update({side: mention for side, mention in ends.items() if side not in joined})
        elif not any(first.kind == pair.kind and _repeats(row, ends) for first, row in rows):
            rows.append((pair, ends))
    made = []
    for pair, ends in rows:
        late = pair.is_update and pair.kind != "naming"
        parts = {side: Part(mention.statement, mention.statement.verbatim(mention.surface)) for side, mention in ends.items()}
        made.append(_row(story, "updates" if late else "differs", pair.kind, about([*ends.values()], language), parts, sides, by_time=late))
    return made


def _meets(row: Mapping[str, Mention], ends: Mapping[str, Mention]) -> bool:
    return any(_is_told(row.get(side), mention) for side, mention in ends.items()) and any(side not in row for side in ends)


def _repeats(row: Mapping[str, Mention], ends: Mapping[str, Mention]) -> bool:
    """The same two words in other sentences."""
    return any(_is_told(row.get(side), mention) for side, mention in ends.items())


def _is_told(told: Mention | None, mention: Mention) -> bool:
    return told is not None and (told.meant == mention.meant or told.surface.casefold() == mention.surface.casefold())


def told(story: Story, nearest: Mapping[str, Statement], sides: Sequence[str]) -> Row:
    return _row(story, "told", None, "", {side: Part(statement, "") for side, statement in nearest.items()}, sides)


def alone(story: Story, found: Iterable[Statement]) -> list[Row]:
    return [
        _row(story, "one_sided", None, "", {statement.perspective: Part(statement, "")}, [statement.perspective]) for statement in found
    ]


def _row(
    story: Story,
    sort: Sort,
    kind: DifferenceKind | None,
    about: str,
    parts: Mapping[str, Part],
    sides: Sequence[str],
    *,
    by_time: bool = False,
) -> Row:
    order = [part for side in sides for part in [parts.get(side)] if part]
    if by_time:
        order.sort(key=lambda part: (part.statement.article.published is None, part.statement.article.published, part.statement.key))
    return Row(story.id, sort, kind, about, tuple(order))


MOST_WORDS = 3


def about(mentions: Sequence[Mention], language: str) -> str:
    """What the mentions are said of: the words nearest to the one that readers of the page can read, those that another has too
    before others, in their order."""
    first, *others = sorted(mentions, key=lambda mention: (mention.statement.reading.language != language.split("-")[0], mention.key))
    reading = first.statement.reading
    keys = {mark.token.key for mention in others for mark in mention.statement.reading.content}
    words = [
        mark.token
        for mark in reading.content
        if mark.token.kind != "number" and not (first.start <= mark.token.start < first.end) and mark.token.surface[0].isalnum()
    ]
    near = sorted(words, key=lambda token: (not any(means(token.key, key) for key in keys), abs(token.start - first.end), token.start))
    return " ".join(token.surface for token in sorted(near[:MOST_WORDS], key=lambda token: token.start))
