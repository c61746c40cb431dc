"""In: what the sides of one story state. Out: where two of them say something else of the same thing, and which is a later report. Pure.

A mention that the other side has too, anywhere in what it tells of the story, is no difference. What is left is laid beside what is
left there: two that are said of one thing are one difference. A false one is worse than a missed one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations

from functions.digest.comparing import agents, amounts, disputes, likelihood, localities, moments, wording
from functions.digest.comparing.amounts import Amount
from functions.digest.comparing.meaning import Meaning, cased
from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.moments import Moment
from functions.digest.comparing.statements import Statement
from functions.digest.verify import Encoder
from shared.comparison import DifferenceKind

SLOTS: tuple[Slot, ...] = (amounts.NUMBERS, amounts.DURATIONS, moments.TIMES, localities.PLACES, agents.ACTORS, wording.NAMES)
BESIDES = {slot.kind: slot.besides for slot in SLOTS}
GROWING = frozenset(("killed", "hurt"))
"""Fates whose count only grows as more becomes known."""
_NEWS = re.compile(
    r"\b(?:now|so far|yet|still|ris\w+|rose|grew|grown|later|revis\w+|updat\w+|correct\w+|lower\w*|initial\w*|at first|earlier|originally|feared|up to|at least|postponed"
    r"|ya|aún|todavía|ahora|asciende|elev\w+|corrig\w+|désormais|encore|déjà|revu|inzwischen|mittlerweile|noch|bislang|уже|пока|теперь|ещё|уточн\w+|agora|ainda|já|ora|finora"
    r"|artık|henüz|şimdi)\b|目前|已经|已經|仍|尚|现在|更新|修正|下方修正|現在|まだ|なお|현재|아직|지금|حتى الآن|بعد|لا يزال|ارتفع",
    re.IGNORECASE,
)
"""Words of a text that knows of other reports, or that it may not be the last."""
LATER = timedelta(hours=12)
"""A report that comes so much later may know more than the one before: it is an update, never a conflict."""
ALONE: Mapping[DifferenceKind, float] = {"place": 0.22, "actor": 0.2, "naming": 0.0}
HEADLINED = 0.05
COUNTED = 0.15
"""What an only mention of its kind, and the same counted thing, are worth."""
MOST_PAIRS = 400
"""Pairs of mentions of one kind in one story that are looked at."""
BARE = 0.2
TOLD_IN_SENTENCES: frozenset[DifferenceKind] = frozenset(("place", "actor"))
"""What two bare headlines say too little of."""
"""How much more alike they must be where two headlines are all there is."""
ALIKE: Mapping[DifferenceKind, float] = {"place": 0.43, "actor": 0.30, "naming": 0.15}
"""How alike what two mentions are said of must be, as `_score` weighs it."""
LIKELY: Mapping[DifferenceKind, float] = {"number": 0.3, "time": 0.0}
"""Log odds from which two numbers or times are a difference."""
BARE_ODDS = 1.5
SURE = 2.0
"""More log odds: where two headlines are all there is; for a second difference of a kind between two sides."""


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
        """A report that comes so much later may know more, but for what no time can change: a date that was past for both, a toll
        that fell though neither says that it was corrected."""
        a, b = self.one.statement.article.published, self.other.statement.article.published
        if a is None or b is None or abs(a - b) < LATER:
            return False
        first, last = (self.one, self.other) if a < b else (self.other, self.one)
        if any(_NEWS.search(end.statement.reading.text) for end in (first, last)):
            return True
        if isinstance(first.meant, Moment) and isinstance(last.meant, Moment):
            days = first.meant.days | last.meant.days
            return not (first.meant.dated and last.meant.dated and max(days) < min(a, b).date())
        if isinstance(first.meant, Amount) and isinstance(last.meant, Amount):
            return not (first.meant.fate == last.meant.fate and last.meant.fate in GROWING and last.meant.most < first.meant.ranges[0][0])
        return True


@dataclass(frozen=True)
class Candidate:
    """`lone`: on how many of the two sides it is the only one of its family left unmatched; `echoes`: how many of the two values the
    other side has too, of something else."""

    one: Mention
    other: Mention
    lone: int
    echoes: int


def find(sides: Mapping[str, Sequence[Statement]], encoder: Encoder) -> list[Pair]:
    """The best pairs first; each mention stands in one."""
    found = [candidate for slot in SLOTS if slot is not agents.ACTORS for candidate in candidates(slot, sides)]
    meaning = Meaning((text for one in found for mention in (one.one, one.other) for text in _texts(mention)), encoder)
    left = {(end.kind, end.statement.perspective, end.meant) for one in found for end in (one.one, one.other)}
    only = Counter((kind, side) for kind, side, _ in left)
    if any(len({statement.article.id for statement in stated}) > 1 for stated in sides.values()):
        only.clear()  # of several articles each may tell another part of the story
        found = [replace(candidate, lone=0) for candidate in found]
    weighed = [Pair(candidate.one, candidate.other, _weighed(candidate, meaning, only)) for candidate in found]
    weighed += [Pair(dispute.one, dispute.other, dispute.odds) for dispute in disputes.find(sides, encoder)]
    weighed = [pair for pair in weighed if not (pair.is_bare and (pair.kind in TOLD_IN_SENTENCES or _elsewhere(pair)))]
    return _assigned([pair for pair in weighed if pair.score >= 0])


def _weighed(candidate: Candidate, meaning: Meaning, only: Mapping[tuple[DifferenceKind, str], int]) -> float:
    """At least 0 where the two are a difference."""
    one, other = candidate.one, candidate.other
    bare = Pair(one, other, 0.0).is_bare
    if one.kind in likelihood.WEIGHTS:
        lone = 0 if one.statement.is_headline and other.statement.is_headline else candidate.lone
        odds = likelihood.log_odds(one, other, lone, candidate.echoes, lambda a, b: _alike(a, b, meaning))
        return round(odds - LIKELY[one.kind] - (BARE_ODDS if bare else 0), 3)
    return round(_score(one, other, meaning) + _besides(one, other, only) - ALIKE[one.kind] - (BARE if bare else 0), 3)


def _assigned(good: Sequence[Pair]) -> list[Pair]:
    taken: set[tuple[object, ...]] = set()
    found: list[Pair] = []
    for pair in sorted(good, key=lambda pair: (-pair.score, *sorted((pair.one.key, pair.other.key)))):
        ends = {(pair.kind, *end.key, pair_end.statement.perspective) for end, pair_end in ((pair.one, pair.other), (pair.other, pair.one))}
        if not ends & taken and not _is_a_weak_second(pair, found):
            taken |= ends
            found.append(pair)
    return found


def _is_a_weak_second(pair: Pair, better: Sequence[Pair]) -> bool:
    """Two reports seldom differ in two numbers: the second must be sure, or of the same things as the first."""
    same_sides = [
        one
        for one in better
        if one.kind == pair.kind
        and {one.one.statement.perspective, one.other.statement.perspective}
        == {pair.one.statement.perspective, pair.other.statement.perspective}
    ]
    return (pair.kind in likelihood.WEIGHTS or pair.kind == "actor") and bool(same_sides) and pair.score < SURE


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


def candidates(slot: Slot, sides: Mapping[str, Sequence[Statement]]) -> Iterable[Candidate]:
    told = {
        side: slot.sift([mention for statement in statements for mention in slot.find(statement)]) for side, statements in sides.items()
    }
    for one, other in combinations(sorted(told), 2):
        mine = slot.unmatched(told[one], told[other], sides[other])
        yours = slot.unmatched(told[other], told[one], sides[one])
        families = [
            Counter(likelihood.family(mention) for mention in {mention.meant: mention for mention in left}.values())
            for left in (mine, yours)
        ]
        pairs = [
            Candidate(
                a,
                b,
                sum(count[likelihood.family(end)] == 1 for count, end in zip(families, (a, b), strict=True)),
                likelihood.echoed(a, told[other]) + likelihood.echoed(b, told[one]),
            )
            for a in mine
            for b in yours
            if slot.comparable(a, b)
        ]
        yield from sorted(pairs, key=lambda pair: sorted((pair.one.key, pair.other.key)))[:MOST_PAIRS]


def _texts(mention: Mention) -> tuple[str, str]:
    return cased(mention.window), cased(mention.statement.words)


def _score(one: Mention, other: Mention, meaning: Meaning) -> float:
    """Half what the two mentions are said of, half the statements that they stand in."""
    # Who did it is told in sentences; a headline often names the one who tells it first.
    bare = HEADLINED * sum(mention.statement.is_headline for mention in (one, other)) if one.kind == "actor" else 0.0
    near, whole = _alike(one, other, meaning)
    return round(0.5 * near + 0.5 * whole - bare, 3)


def _alike(one: Mention, other: Mention, meaning: Meaning) -> tuple[float, float]:
    (near_a, whole_a), (near_b, whole_b) = _texts(one), _texts(other)
    return meaning.alike(near_a, near_b), meaning.alike(whole_a, whole_b)
