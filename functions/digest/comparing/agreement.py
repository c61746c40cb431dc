"""In: what the sides of one story state. Out: statements of two or more sides that say the same, and what only one side states. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from functions.digest.comparing import amounts, localities, moments
from functions.digest.comparing.meaning import Meaning, cased
from functions.digest.comparing.mentions import Slot
from functions.digest.comparing.statements import Statement
from functions.digest.verifying import guards
from functions.digest.verifying.concepts import means
from functions.digest.verifying.names import shown_by
from functions.digest.verifying.reading import UNSPACED, Reading

SAME, SAME_WORDED = 0.66, 0.52
"""How alike in meaning two statements are that say the same; and where they share much of their wording, names and numbers."""
WORDED = 0.4
"""That much of the shorter one's words of content."""
APART = 0.45
"""Less alike than this to anything that another side states is stated by one side only."""
_SLOTS: tuple[Slot, ...] = (amounts.NUMBERS, amounts.DURATIONS, moments.TIMES, localities.PLACES)


@dataclass(frozen=True)
class Match:
    one: Statement
    other: Statement
    score: float


def matches(sides: Mapping[str, Sequence[Statement]], meaning: Meaning) -> list[Match]:
    """The best first."""
    found = []
    for mine, yours in combinations(sorted(sides), 2):
        for one in sides[mine]:
            for other in sides[yours]:
                near = meaning.alike(cased(one.words), cased(other.words))
                if near >= SAME_WORDED and (near >= SAME or shared(one.reading, other.reading) >= WORDED) and _agree(one, other):
                    found.append(Match(one, other, round(near + 0.2 * shared(one.reading, other.reading), 3)))
    return sorted(found, key=lambda match: (-match.score, *sorted((match.one.key, match.other.key))))


def _agree(one: Statement, other: Statement) -> bool:
    """No name, number, time or place in one that the other has otherwise, and no opposite."""
    for slot in _SLOTS:
        mine, yours = slot.find(one), slot.find(other)
        if any(not any(slot.same(a, b) for b in yours) for a in mine) and any(not any(slot.same(a, b) for a in mine) for b in yours):
            return False
    a, b = one.reading, other.reading
    if _unshown(a, b) and _unshown(b, a):
        return False
    return not guards.contradicted(a, b) and not guards.contradicted(b, a)


def _unshown(one: Reading, other: Reading) -> frozenset[str]:
    shown = frozenset(also for name in other.names for also in shown_by(name))
    return frozenset(name for name in one.names if not shown_by(name) & shown)


def shared(one: Reading, other: Reading) -> float:
    """The share of the shorter one's words of content that the other has; across languages of its names and numbers."""
    if one.language != other.language or one.language in UNSPACED:
        mine, yours = _marks(one), _marks(other)
        few = min(len(mine), len(yours))
        return round(len(mine & yours) / few, 3) if few >= 2 else 0.0
    mine_keys, your_keys = ([mark.token.key for mark in reading.content] for reading in (one, other))
    short, long = sorted((mine_keys, your_keys), key=len)
    return round(sum(any(means(key, told) for told in long) for key in short) / max(len(short), 1), 3)


def _marks(reading: Reading) -> frozenset[str]:
    return reading.names | {f"{min(quantity.values):g}" for quantity in reading.quantities}


def alone(side: Sequence[Statement], others: Iterable[Statement], meaning: Meaning) -> list[tuple[float, Statement]]:
    """What nobody else states anything like, the furthest from anything first."""
    told = list(others)
    far = [(max((meaning.alike(cased(one.words), cased(other.words)) for other in told), default=0.0), one) for one in side]
    return sorted(((near, one) for near, one in far if near < APART), key=lambda pair: (pair[0], pair[1].key))
