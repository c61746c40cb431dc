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

from functions.digest.comparing import amounts, disputes, likelihood, localities, moments, wording
from functions.digest.comparing.amounts import Amount
from functions.digest.comparing.likelihood import Candidate
from functions.digest.comparing.meaning import Meaning, cased
from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.moments import Moment
from functions.digest.comparing.statements import Statement
from functions.digest.verify import Encoder
from functions.digest.verifying.concepts import means
from shared.comparison import DifferenceKind

SLOTS: tuple[Slot, ...] = (amounts.NUMBERS, amounts.DURATIONS, moments.TIMES, localities.PLACES, wording.NAMES)
"""All but who did it: two who do anything are laid beside each other by what they did (disputes.py)."""
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
MOST_PAIRS = 400
"""Pairs of mentions of one kind in one story that are looked at."""
TOLD_IN_SENTENCES: frozenset[DifferenceKind] = frozenset(("place", "actor"))
"""What two bare headlines say too little of."""
LIKELY: Mapping[DifferenceKind, float] = {"number": 0.0, "time": 0.0, "place": -0.2, "actor": 0.0, "naming": 0.2}
"""Log odds from which two mentions of a kind are a difference."""
BARE_ODDS = 1.5
SECOND, SURE = 1.4, 2.0
"""More log odds: where two headlines are all there is; for a second difference between two sides; for a second one of a kind."""


@dataclass(frozen=True)
class Pair:
    one: Mention
    other: Mention
    score: float

    @property
    def kind(self) -> DifferenceKind:
        return self.one.kind

    @property
    def sides(self) -> frozenset[str]:
        return frozenset((self.one.statement.perspective, self.other.statement.perspective))

    @property
    def is_bare(self) -> bool:
        """Whether two headlines are all there is: they tell little of which event and which part of it they mean."""
        ends = (self.one.statement, self.other.statement)
        return all(end.is_headline for end in ends) and not all(end.article.summary for end in ends)

    @property
    def is_update(self) -> bool:
        """A report that comes so much later may know more, but for what no time can change: a date that was past for both, a toll
        that fell though neither says that it was corrected (to none it fell somewhere else)."""
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
            return not (
                first.meant.fate == last.meant.fate and last.meant.fate in GROWING and 0 < last.meant.most < first.meant.ranges[0][0]
            )
        return True


def find(sides: Mapping[str, Sequence[Statement]], encoder: Encoder) -> list[Pair]:
    """The best pairs first; each mention stands in one."""
    found = [candidate for slot in SLOTS for candidate in candidates(slot, sides)]
    meaning = Meaning((text for one in found for mention in (one.one, one.other) for text in _texts(mention)), encoder)
    if any(len({statement.article.id for statement in stated}) > 1 for stated in sides.values()):
        found = [replace(candidate, lone=0) for candidate in found]  # of several articles each may tell another part of the story
    weighed = [Pair(candidate.one, candidate.other, _weighed(candidate, meaning)) for candidate in found]
    weighed += [Pair(dispute.one, dispute.other, round(dispute.odds - LIKELY["actor"], 3)) for dispute in disputes.find(sides, encoder)]
    weighed = [pair for pair in weighed if not (pair.is_bare and _says_too_little(pair))]
    return _assigned([pair for pair in weighed if pair.score >= 0])


def _weighed(candidate: Candidate, meaning: Meaning) -> float:
    """At least 0 where the two are a difference."""
    one, other = candidate.one, candidate.other
    if one.statement.is_headline and other.statement.is_headline:
        candidate = replace(candidate, lone=0)
    odds = likelihood.log_odds(candidate, lambda a, b: _alike(a, b, meaning))
    return round(odds - LIKELY[one.kind] - (BARE_ODDS if Pair(one, other, 0.0).is_bare else 0), 3)


def _assigned(good: Sequence[Pair]) -> list[Pair]:
    taken: set[tuple[object, ...]] = set()
    found: list[Pair] = []
    for pair in sorted(good, key=lambda pair: (-pair.score, *sorted((pair.one.key, pair.other.key)))):
        ends = {(pair.kind, *end.key, pair_end.statement.perspective) for end, pair_end in ((pair.one, pair.other), (pair.other, pair.one))}
        if not ends & taken and pair.score >= _asked_of(pair, found):
            taken |= ends
            found.append(pair)
    return found


def _asked_of(pair: Pair, better: Sequence[Pair]) -> float:
    """Two reports of one event seldom differ in two things: the second must be likelier, one of the same kind must be sure."""
    between = [one for one in better if one.sides == pair.sides]
    if any(one.kind == pair.kind for one in between):
        return SURE
    return SECOND if between else 0.0


def _says_too_little(pair: Pair) -> bool:
    """Of two bare headlines: who and where are told in sentences, and two numbers must be said to count the same."""
    if pair.kind in TOLD_IN_SENTENCES or _elsewhere(pair):
        return True
    counted, others = (frozenset(word for word in end.sort if not word.startswith("=")) for end in (pair.one, pair.other))
    return pair.kind == "number" and not any(means(mine, yours) for mine in counted for yours in others)


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
                slot.besides(a, b),
            )
            for a in mine
            for b in yours
            if slot.comparable(a, b)
        ]
        yield from sorted(pairs, key=lambda pair: sorted((pair.one.key, pair.other.key)))[:MOST_PAIRS]


def _texts(mention: Mention) -> tuple[str, str]:
    return cased(mention.window), cased(mention.statement.words)


def _alike(one: Mention, other: Mention, meaning: Meaning) -> tuple[float, float]:
    (near_a, whole_a), (near_b, whole_b) = _texts(one), _texts(other)
    return meaning.alike(near_a, near_b), meaning.alike(whole_a, whole_b)
