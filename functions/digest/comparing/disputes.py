"""In: what the sides of one story state, an encoder. Out: where two of them say that somebody else did it, with log odds. Pure.

Two who do things contradict each other only where they are said to have done the same thing: what they did is laid beside each other in
meaning, active or passive, and beside what the other side's headline tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from functions.digest.comparing import actorhood, agents, deeds_eastern
from functions.digest.comparing.agents import Agent
from functions.digest.comparing.deeds import How
from functions.digest.comparing.europe import GRAMMARS, pattern
from functions.digest.comparing.meaning import cased
from functions.digest.comparing.mentions import Mention
from functions.digest.comparing.statements import Statement
from functions.digest.embed import Vectors
from functions.digest.verify import Encoder
from functions.digest.verifying.hedges import SAYS

MOST_DOERS = 16
"""Mentions of one side that are laid beside another's."""
LEAST_DOER, LEAST_BLAMED = -1.2, -2.4
"""Log odds of being one who can do things from which a mention is looked at; the second of who is blamed outright."""
SURE_DOER, OF_A_COUNTRY = 3.0, 2.0
SHORTEST = 8
"""Characters of a deed that says anything: "did it" is what the headline tells."""
ONE_ACTOR = 0.72
"""How alike two doers are in meaning that are one."""
_CITES = re.compile(
    r"\b(?:believ\w+|think\w*|swear\w*|swore|conclud\w+|finds?|found that|recall\w*|explain\w*|announc\w+|stat(?:es|ed)|report(?:s|ed)"
    r"|según|selon|laut|zufolge|secondo|segundo|volgens|według|по (?:словам|данным|сведениям|мнению)|lament\w+|regrett\w+|déplor\w+|beklag\w+|жалу\w+|skarż\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Dispute:
    one: Mention
    other: Mention
    odds: float


@dataclass(frozen=True)
class Doer:
    """A mention with how much it is one who can do things, and how much what it did is a deed, in log odds."""

    mention: Mention
    agent: Agent
    doer: float
    deed: float
    told: str
    """What it did, as it is laid beside others."""


WEIGHTS: Mapping[str, float] = {
    "bias": -8.4, "near": 0.8, "whole": 1.9, "doer": 0.44, "deed": 0.63, "blamed": 4.4, "by": 2.4, "countries": 1.4, "one country": -2.5,
    "alike": 1.35, "said": 3.6, "shared": -5.1, "repeated": 3.0,
}  # fmt: skip
"""Fitted by logistic regression to planted pairs of every kind, each pair of doers a row, and rounded."""


def find(sides: Mapping[str, Sequence[Statement]], encoder: Encoder) -> list[Dispute]:
    """All that could be, of every two sides, with their odds."""
    return [Dispute(one, other, log_odds(given)) for one, other, given in weighed(sides, encoder)]


def log_odds(given: Mapping[str, float]) -> float:
    return round(sum(WEIGHTS.get(name, 0.0) * value for name, value in given.items()), 3)


def weighed(sides: Mapping[str, Sequence[Statement]], encoder: Encoder) -> list[tuple[Mention, Mention, dict[str, float]]]:
    mentions = {side: [mention for statement in told for mention in agents.find(statement)] for side, told in sides.items()}
    if sum(bool(found) for found in mentions.values()) < 2:
        return []
    known = Vectored((mention.surface for found in mentions.values() for mention in found), encoder)
    able = {side: _able(found, known) for side, found in mentions.items()}
    if sum(bool(found) for found in able.values()) < 2:
        return []
    texts = [_told(mention) for found in able.values() for mention in found]
    lines = [cased(mention.statement.words) for found in able.values() for mention in found]
    deeds = Vectored([*texts, *lines], encoder)
    doers = {side: [_doer(mention, known, deeds) for mention in found] for side, found in able.items()}
    return [
        (a.mention, b.mention, features(a, b, (doers[one], doers[other]), known, deeds))
        for one, other in combinations(sorted(doers), 2)
        for a in doers[one]
        for b in doers[other]
        if not is_same(a, b, known)
    ]


class Vectored:
    """Texts in one sorted list, so that the order of the sides changes no bit."""

    def __init__(self, texts: Iterable[str], encoder: Encoder) -> None:
        wanted = sorted(set(texts))
        self._row = {text: row for row, text in enumerate(wanted)}
        self._vectors: Vectors = encoder.encode(wanted)
        self.doer = dict(zip(wanted, actorhood.doer(self._vectors), strict=True))
        self.deed = dict(zip(wanted, actorhood.deed(self._vectors), strict=True))

    def alike(self, one: str, other: str) -> float:
        return round(float(self._vectors[self._row[one]] @ self._vectors[self._row[other]]), 3)


def _able(found: Sequence[Mention], known: Vectored) -> list[Mention]:
    able = [mention for mention in found if _ability(mention, known) >= (LEAST_DOER if _how(mention) == "subject" else LEAST_BLAMED)]
    able.sort(key=lambda mention: (-_ability(mention, known), mention.key))
    # Of two ways to read one stretch of words the one that is more of a doer.
    apart = [one for n, one in enumerate(able) if not any(_meet(one, other) for other in able[:n])]
    return apart[:MOST_DOERS]


def _is_name(mention: Mention) -> bool:
    return mention.start > 0 and all(word[:1].isupper() for word in mention.surface.split()) and mention.statement.reading.language != "de"


def _meet(one: Mention, other: Mention) -> bool:
    return one.statement is other.statement and one.start < other.end and other.start < one.end


def _how(mention: Mention) -> How:
    return mention.meant.how if isinstance(mention.meant, Agent) else "subject"


def _ability(mention: Mention, known: Vectored) -> float:
    """A country is one; what is said to be a country's is one more likely."""
    able = max(-SURE_DOER, min(SURE_DOER, known.doer[mention.surface]))
    if not isinstance(mention.meant, Agent) or not mention.meant.countries:
        return max(able, 0.0) if _how(mention) != "subject" and _is_name(mention) else able
    return SURE_DOER if len(mention.surface.split()) == 1 else min(SURE_DOER, able + OF_A_COUNTRY)


def _told(mention: Mention) -> str:
    agent = mention.meant
    words = agent.deed if isinstance(agent, Agent) else ""
    return cased(words if len(words) >= SHORTEST else mention.statement.article.title)


def _doer(mention: Mention, known: Vectored, deeds: Vectored) -> Doer:
    assert isinstance(mention.meant, Agent)
    told = _told(mention)
    return Doer(mention, mention.meant, _ability(mention, known), max(-SURE_DOER, min(SURE_DOER, deeds.deed[told])), told)


def is_same(one: Doer, other: Doer, known: Vectored) -> bool:
    """Also where one is the other more narrowly: "gunmen" and "PKK gunmen", "Moscow" and "a Russian unit"."""
    mine, yours = (frozenset(re.findall(r"\w+", end.agent.words)) for end in (one, other))
    if mine <= yours or yours <= mine:
        return True
    if one.agent.countries and other.agent.countries:
        if not one.agent.countries & other.agent.countries:
            return False
        if min(len(mine), len(yours)) == 1:
            return True
    return known.alike(one.mention.surface, other.mention.surface) >= ONE_ACTOR


def features(one: Doer, other: Doer, sides: tuple[Sequence[Doer], Sequence[Doer]], known: Vectored, deeds: Vectored) -> dict[str, float]:
    ends = (one, other)
    mine, yours = sides
    a, b = (end.agent.countries for end in ends)
    return {
        "bias": 1.0,
        "near": deeds.alike(one.told, other.told),
        "whole": deeds.alike(*(cased(end.mention.statement.words) for end in ends)),
        "doer": min(end.doer for end in ends),
        "deed": (one.deed + other.deed) / 2,
        "blamed": sum(end.agent.how == "blamed" for end in ends) / 2,
        "by": sum(end.agent.how == "by" for end in ends) / 2,
        "countries": float(bool(a and b and not a & b)),
        "one country": float(bool(a & b)),
        "alike": known.alike(one.mention.surface, other.mention.surface),
        "said": sum(_is_said(end.mention.statement) for end in ends) / 2,
        "shared": (_shared(one, yours, known, deeds) + _shared(other, mine, known, deeds)) / 2,
        "repeated": (_repeated(one, mine, known) + _repeated(other, yours, known)) / 2,
    }


def _is_said(statement: Statement) -> bool:
    """Whether it tells what somebody says."""
    reading = statement.reading
    grammar = GRAMMARS.get(reading.language)
    return bool(
        SAYS.search(reading.text)
        or _CITES.search(reading.text)
        or deeds_eastern.SAYS.search(reading.text)
        or (grammar and pattern(rf"\b(?:{grammar.says})\b").search(reading.text))
    )


def _shared(doer: Doer, others: Sequence[Doer], known: Vectored, deeds: Vectored) -> float:
    """How alike what the other side says that the same one did is."""
    return max((deeds.alike(doer.told, far.told) for far in others if is_same(doer, far, known)), default=0.0)


def _repeated(doer: Doer, own: Sequence[Doer], known: Vectored) -> float:
    """Whether its own side says it in another statement too."""
    return float(any(far.mention.statement is not doer.mention.statement and is_same(doer, far, known) for far in own))
