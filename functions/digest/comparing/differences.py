"""In: what the sides of one story state. Out: where two of them say something else of the same thing, and which is a later report. Pure.

A mention that the other side has too, anywhere in what it tells of the story, is no difference. What is left is laid beside what is
left there: two that are said of one thing are one difference. A false one is worse than a missed one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from functions.digest.comparing import agents, amounts, localities, moments, wording
from functions.digest.comparing.meaning import Meaning, cased
from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.statements import Statement
from functions.digest.verify import Encoder
from shared.comparison import DifferenceKind

SLOTS: tuple[Slot, ...] = (amounts.NUMBERS, amounts.DURATIONS, moments.TIMES, localities.PLACES, agents.ACTORS, wording.NAMES)
BESIDES = {slot.kind: slot.besides for slot in SLOTS}
LATER = timedelta(hours=12)
"""A report that comes so much later may know more than the one before: it is an update, never a conflict."""
ALONE: Mapping[DifferenceKind, float] = {"number": 0.24, "time": 0.2, "place": 0.22, "actor": 0.2, "naming": 0.0}
HEADLINED = 0.05
COUNTED = 0.15
"""What an only mention of its kind, and the same counted thing, are worth."""
MOST_PAIRS = 400
"""Pairs of mentions of one kind in one story that are looked at."""
BARE = 0.2
TOLD_IN_SENTENCES: frozenset[DifferenceKind] = frozenset(("place", "actor"))
"""What two bare headlines say too little of."""
"""How much more alike they must be where two headlines are all there is."""
ALIKE: Mapping[DifferenceKind, float] = {"number": 0.45, "time": 0.40, "place": 0.43, "actor": 0.30, "naming": 0.15}
"""How alike what two mentions are said of must be, as `_score` weighs it."""


@dataclass(frozen=True)
class Pair:
    one: Mention
    other: Mention
    score: float

    @property
    def kind(self) -> DifferenceKind:
        return self.one.kind

    @property
    def is_bare(self) -> bool:
        """Whether two headlines are all there is: they tell little of which event and which part of it they mean."""
        ends = (self.one.statement, self.other.statement)
        return all(end.is_headline for end in ends) and not all(end.article.summary for end in ends)

    @property
    def is_update(self) -> bool:
        a, b = self.one.statement.article.published, self.other.statement.article.published
        return a is not None and b is not None and abs(a - b) >= LATER


def find(sides: Mapping[str, Sequence[Statement]], encoder: Encoder) -> list[Pair]:
    """The best pairs first; each mention stands in one."""
    open_pairs = [pair for slot in SLOTS for pair in _candidates(slot, sides)]
    meaning = Meaning((text for one, other in open_pairs for mention in (one, other) for text in _texts(mention)), encoder)
    left = {(mention.kind, mention.statement.perspective, mention.meant) for pair in open_pairs for mention in pair}
    only = Counter((kind, side) for kind, side, _ in left)
    if any(len({statement.article.id for statement in stated}) > 1 for stated in sides.values()):
        only.clear()  # of several articles each may tell another part of the story
    weighed = [Pair(one, other, round(_score(one, other, meaning) + _besides(one, other, only), 3)) for one, other in open_pairs]
    weighed = [pair for pair in weighed if not (pair.is_bare and (pair.kind in TOLD_IN_SENTENCES or _elsewhere(pair)))]
    good = [pair for pair in weighed if pair.score >= ALIKE[pair.kind] + (BARE if pair.is_bare else 0)]
    taken: set[tuple[object, ...]] = set()
    found = []
    for pair in sorted(good, key=lambda pair: (-pair.score, *sorted((pair.one.key, pair.other.key)))):
        ends = {(pair.kind, *end.key, pair_end.statement.perspective) for end, pair_end in ((pair.one, pair.other), (pair.other, pair.one))}
        if not ends & taken:
            taken |= ends
            found.append(pair)
    return found


def _besides(one: Mention, other: Mention, only: Mapping[tuple[DifferenceKind, str], int]) -> float:
    """What speaks for a pair beside its wording: both count the same, or what became of the same; each is the only one of its kind
    that its side leaves unmatched."""
    own = BESIDES[one.kind](one, other)
    if one.statement.is_headline and other.statement.is_headline:
        return own
    alone = all(only[mention.kind, mention.statement.perspective] == 1 for mention in (one, other)) and not amounts.counts_another(
        one, other
    )
    return own + (ALONE[one.kind] if alone else 0.0) + (COUNTED if one.sort & other.sort else 0.0)


def _elsewhere(pair: Pair) -> bool:
    """Whether the two headlines name two places: then they tell two events."""
    one, other = pair.one.statement, pair.other.statement
    mine, yours = localities.find(one), localities.find(other)
    return bool(localities.PLACES.unmatched(mine, yours, [other]) and localities.PLACES.unmatched(yours, mine, [one]))


def _candidates(slot: Slot, sides: Mapping[str, Sequence[Statement]]) -> Iterable[tuple[Mention, Mention]]:
    told = {side: [mention for statement in statements for mention in slot.find(statement)] for side, statements in sides.items()}
    for one, other in combinations(sorted(told), 2):
        mine = slot.unmatched(told[one], told[other], sides[other])
        yours = slot.unmatched(told[other], told[one], sides[one])
        pairs = [(a, b) for a in mine for b in yours if slot.comparable(a, b)]
        yield from sorted(pairs, key=lambda pair: sorted(mention.key for mention in pair))[:MOST_PAIRS]


def _texts(mention: Mention) -> tuple[str, str]:
    return cased(mention.window), cased(mention.statement.words)


def _score(one: Mention, other: Mention, meaning: Meaning) -> float:
    """Half what the two mentions are said of, half the statements that they stand in."""
    (near_a, whole_a), (near_b, whole_b) = _texts(one), _texts(other)
    # Who did it is told in sentences; a headline often names the one who tells it first.
    bare = HEADLINED * sum(mention.statement.is_headline for mention in (one, other)) if one.kind == "actor" else 0.0
    return round(0.5 * meaning.alike(near_a, near_b) + 0.5 * meaning.alike(whole_a, whole_b) - bare, 3)
