"""In: what the sides of a story state. Out: statements of two or more sides that say the same, and what only one side states. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from functions.digest.comparing import agents, amounts, localities, moments, overlap
from functions.digest.comparing.amounts import Amount
from functions.digest.comparing.likelihood import FEW
from functions.digest.comparing.meaning import Meaning, cased
from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.statements import Statement
from functions.digest.verifying import guards
from functions.digest.verifying.concepts import means
from functions.digest.verifying.names import shown_by
from functions.digest.verifying.reading import UNSPACED, Reading

SENTENCES = ((0.6, 0.0), (0.54, 0.25), (0.5, 0.45), (0.47, 0.6))
"""(likeness in meaning, share of the shorter one's words) that two statements have at least that say the same, of articles with
summaries."""
HEADLINES = ((0.7, 0.4), (0.62, 0.5), (0.58, 0.66))
"""The same for two headlines that are all there is, of which only words that are no names count, and two at least: in a topic all of
them name the parties."""
OTHER_LEAD = ((0.72, 0.5),)
"""The same where they open with two parties: often one acts and the other answers."""
ACROSS, SENTENCES_ACROSS = 0.62, 0.55
"""Likeness of two headlines, and of two sentences, in two languages, where no words can be shared."""
COUNTED = 0.35
"""Likeness of two statements that give the same number of what may be the same thing."""
WHOLE_FIRST = 1.0
"""Statements that say the same stand before those that share a number."""
FEWEST_WORDS = 2
APART = 0.45
"""Less alike than this to anything that another side states is stated by one side only."""
ONE_STORY = 0.6
"""Likeness of two headlines from which they may tell one event though they share no two words beside names."""
TOLD = 0.6
"""As alike as that to what a row of its own side says, it is told."""
_SLOTS: tuple[Slot, ...] = (amounts.NUMBERS, amounts.DURATIONS, moments.TIMES, localities.PLACES, agents.ACTORS)
_ATTITUDE = re.compile(
    r"\b(slam|defend|condemn|lash|blast|protest|reject|denounc|critici[sz]|accus|urg|warn|hail|welcom|vow|den[iy]|refut|rebut|respond"
    r"|react|dismiss|decr|rebuk|hypocri|legitima|spokes"
    r"|ask|request|offer|propos|seek|sought|consider|threat|if\b|unless\b|may\b|might\b|could\b"
    r"|condena|critic|rechaz|advier|acus|celebr|pide|condamn|dénonc|rejet|avert|demand|verurteil|kritisi|weist|fordert"
    r"|осуд|раскритик|отверг|предупре|обвин|попрос|требу)",
    re.IGNORECASE,
)
"""What somebody says to a fact, or wants of it, is another fact."""


@dataclass(frozen=True)
class Match:
    """Two statements that say the same; or, where they have `values`, that give the same number of the same thing, whatever else."""

    one: Statement
    other: Statement
    score: float
    values: tuple[str, str] = ("", "")

    @property
    def ends(self) -> dict[str, tuple[Statement, str]]:
        """By side, each with its value."""
        return {end.perspective: (end, value) for end, value in zip((self.one, self.other), self.values, strict=True)}


def matches(sides: Mapping[str, Sequence[Statement]], meaning: Meaning) -> list[Match]:
    """The best first."""
    found = []
    for mine, yours in combinations(sorted(sides), 2):
        for one in sides[mine]:
            for other in sides[yours]:
                near = meaning.alike(cased(one.words), cased(other.words))
                score = round(near + 0.2 * overlap.shared(one.reading, other.reading), 3)
                values = _counted_alike(one, other) if near >= COUNTED else None
                if _say_the_same(one, other, near) and _agree(one, other):
                    found.append(Match(one, other, score, values or ("", "")))
                elif values:
                    found.append(Match(one, other, round(score - WHOLE_FIRST, 3), values))
    return sorted(found, key=lambda match: (-match.score, *sorted((match.one.key, match.other.key))))


def _counted_alike(one: Statement, other: Statement) -> tuple[str, str] | None:
    """The number that both give of one thing, the largest, where they share something else besides: a day, a place, a name."""
    if not _share_more(one, other):
        return None
    pairs = [
        (a, b)
        for slot in (amounts.NUMBERS, amounts.DURATIONS)
        for a in slot.find(one)
        for b in slot.find(other)
        if slot.same(a, b) and _is_telling(a.meant, b.meant)
    ]
    best = max(pairs, key=lambda pair: (_most(pair[0]), sorted(end.key for end in pair)), default=None)
    if best is None:
        return None
    value, same = (end.statement.verbatim(end.surface) for end in best)
    return (value, same) if value and same else None


def _most(mention: Mention) -> float:
    return mention.meant.most if isinstance(mention.meant, Amount) else 0.0


def _is_telling(one: object, other: object) -> bool:
    """Two and three of anything stand in every text, and a rounded number may be another one."""
    return isinstance(one, Amount) and isinstance(other, Amount) and one.ranges == other.ranges and one.most > FEW


def _share_more(one: Statement, other: Statement) -> bool:
    if one.reading.names & other.reading.names:
        return True
    return any(slot.same(a, b) for slot in (moments.TIMES, localities.PLACES) for a in slot.find(one) for b in slot.find(other))


def _say_the_same(one: Statement, other: Statement, near: float) -> bool:
    a, b = one.reading, other.reading
    if not (one.is_headline and other.is_headline) or (one.article.summary and other.article.summary):
        if a.language != b.language and near >= SENTENCES_ACROSS:
            return True
        return any(near >= least and overlap.shared(a, b) >= words for least, words in SENTENCES)
    if a.language != b.language or a.language in UNSPACED:
        return near >= ACROSS
    if _attitudes(a) != _attitudes(b):
        return False
    count, ratio = _told_alike(a, b)
    bounds = HEADLINES if not (_lead(a) and _lead(b)) or _lead(a) & _lead(b) else OTHER_LEAD
    return count >= FEWEST_WORDS and any(near >= least and ratio >= words for least, words in bounds)


def _attitudes(reading: Reading) -> frozenset[str]:
    return frozenset(stem.casefold() for stem in _ATTITUDE.findall(reading.text))


def _told_alike(one: Reading, other: Reading) -> tuple[int, float]:
    """How many words that are no names two headlines share, and what share of the shorter one's that is."""
    mine, yours = ({mark.token.key for mark in reading.content if mark.token.kind != "name"} for reading in (one, other))
    short, long = sorted((sorted(mine), sorted(yours)), key=overlap.shorter_first)
    count = sum(any(means(key, told) for told in long) for key in short)
    return count, round(count / max(len(short), 1), 3)


def _lead(reading: Reading) -> frozenset[str]:
    """Whom it opens with, and what that shows."""
    return next((shown_by(mark.token.key) for mark in reading.content if mark.token.kind == "name"), frozenset())


def _agree(one: Statement, other: Statement) -> bool:
    """No name, number, time or place in one that the other has otherwise, and no opposite."""
    for slot in _SLOTS:
        mine, yours = slot.find(one), slot.find(other)
        left, other_left = slot.unmatched(mine, yours, [other]), slot.unmatched(yours, mine, [one])
        if slot is agents.ACTORS:  # whoever does anything: only of two who are said outright to have done it one did not
            if any(slot.comparable(a, b) for a in left for b in other_left):
                return False
        elif left and other_left:
            return False
    a, b = one.reading, other.reading
    if _unshown(a, b) and _unshown(b, a):
        return False
    return not guards.contradicted(a, b) and not guards.contradicted(b, a)


def _unshown(one: Reading, other: Reading) -> frozenset[str]:
    shown = frozenset(also for name in other.names for also in shown_by(name))
    return frozenset(name for name in one.names if not shown_by(name) & shown)


def alone(side: Sequence[Statement], others: Sequence[Statement], used: Sequence[Statement], meaning: Meaning) -> list[Statement]:
    """What nobody else states anything like, and no row has in other words, the furthest from anything first."""
    own = [statement for statement in used if any(statement.perspective == one.perspective for one in side)]
    fresh = [one for one in side if _nearest(one, own, meaning) < TOLD]
    far = [(_nearest(one, others, meaning), one) for one in fresh]
    return [one for _, one in sorted(((near, one) for near, one in far if near < APART), key=lambda pair: (pair[0], pair[1].key))]


def may_tell_one_event(one: Statement, other: Statement, meaning: Meaning, parties: frozenset[str]) -> bool:
    """Stories are found by likeness alone: two that each name somebody of their own beside the topic's parties, or share hardly a word,
    are likely two."""
    a, b = one.reading, other.reading
    if a.language != b.language:
        return True
    if _unshown(a, b) - parties and _unshown(b, a) - parties:
        return False
    return meaning.alike(cased(one.words), cased(other.words)) >= ONE_STORY or _told_alike(a, b)[0] >= FEWEST_WORDS


def nearest(sides: Mapping[str, Sequence[Statement]], meaning: Meaning) -> dict[str, Statement]:
    """Of each side the statement that comes nearest to what the others state."""
    found = {}
    for side, own in sides.items():
        others = [statement for other, stated in sides.items() if other != side for statement in stated]
        if own:
            found[side] = min(own, key=lambda one: (-_nearest(one, others, meaning), one.key))
    return found


def _nearest(one: Statement, others: Sequence[Statement], meaning: Meaning) -> float:
    return max((meaning.alike(cased(one.words), cased(other.words)) for other in others), default=0.0)
