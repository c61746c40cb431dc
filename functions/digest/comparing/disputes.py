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
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|not|no|never|nothing|absurd|fake|fabricat\w+|nieg\w+|desmient\w+|rechaz\w+|nie|dément\w*|rejett\w*"
    r"|bestreit\w*|nicht|kein\w*|nega\w*|smentis\w*|отрица\w+|отверг\w+|не|zaprzecz\w*|yalanla\w*|reddet\w*|değil)\b"
    r"|نفى|نفت|ينفي|否认|否認|并非|不是|捏造|ではな|ない|否定|아니|부인|날조",
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
    "bias": -7.6, "near": 1.05, "whole": 1.95, "doer": 0.18, "deed": 0.58, "blamed": 4.17, "by": 1.22, "countries": 1.52,
    "one country": -2.32, "alike": 2.26, "denied": 0.24, "said": 2.86, "shared": -5.25, "repeated": 2.52,
}  # fmt: skip


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
    lines = [cased(statement.words) for told in sides.values() for statement in told]
    deeds = Vectored([*texts, *lines], encoder)
    doers = {side: [_doer(mention, known, deeds) for mention in found] for side, found in able.items()}
    return [
        (a.mention, b.mention, features(a, b, doers[one], doers[other], (sides[one], sides[other]), known, deeds))
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


def _meet(one: Mention, other: Mention) -> bool:
    return one.statement is other.statement and one.start < other.end and other.start < one.end


def _how(mention: Mention) -> How:
    return mention.meant.how if isinstance(mention.meant, Agent) else "subject"


def _ability(mention: Mention, known: Vectored) -> float:
    """A country is one; what is said to be a country's is one more likely."""
    able = max(-SURE_DOER, min(SURE_DOER, known.doer[mention.surface]))
    if not isinstance(mention.meant, Agent) or not mention.meant.countries:
        return able
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


def features(
    one: Doer,
    other: Doer,
    mine: Sequence[Doer],
    yours: Sequence[Doer],
    told: tuple[Sequence[Statement], Sequence[Statement]],
    known: Vectored,
    deeds: Vectored,
) -> dict[str, float]:
    ends = (one, other)
    lines = (cased(one.mention.statement.words), cased(other.mention.statement.words))
    a, b = (end.agent.countries for end in ends)
    return {
        "bias": 1.0,
        "near": deeds.alike(one.told, other.told),
        "whole": deeds.alike(*lines),
        "main": (_main(one, told[1], deeds) + _main(other, told[0], deeds)) / 2,
        "doer": min(end.doer for end in ends),
        "deed": (one.deed + other.deed) / 2,
        "least deed": min(end.deed for end in ends),
        "blamed": sum(end.agent.how == "blamed" for end in ends) / 2,
        "by": sum(end.agent.how == "by" for end in ends) / 2,
        "countries": float(bool(a and b and not a & b)),
        "one country": float(bool(a & b)),
        "alike": known.alike(one.mention.surface, other.mention.surface),
        "headline": sum(end.mention.statement.is_headline for end in ends) / 2,
        "denied": (_denied(one, told[1]) + _denied(other, told[0])) / 2,
        "said": sum(_is_said(end.mention.statement) for end in ends) / 2,
        "turned": float(_turned(one, other)) / 2,
        "shared": (_shared(one, yours, known, deeds) + _shared(other, mine, known, deeds)) / 2,
        "repeated": (_repeated(one, mine, known) + _repeated(other, yours, known)) / 2,
        "across": float(one.mention.statement.reading.language != other.mention.statement.reading.language),
    }


def _is_said(statement: Statement) -> bool:
    """Whether it tells what somebody says."""
    reading = statement.reading
    grammar = GRAMMARS.get(reading.language)
    return bool(SAYS.search(reading.text) or deeds_eastern.SAYS.search(reading.text) or (grammar and pattern(rf"\b(?:{grammar.says})\b").search(reading.text)))


def _main(doer: Doer, others: Sequence[Statement], deeds: Vectored) -> float:
    return max(deeds.alike(doer.told, cased(statement.words)) for statement in others)


def _denied(doer: Doer, others: Sequence[Statement]) -> float:
    """Whether the other side names it or its country beside a denial."""
    return float(
        any(
            _DENIES.search(statement.reading.text)
            and (doer.agent.countries & agents.countries(statement.reading.text, statement.reading.language))
            for statement in others
        )
    )


def _turned(one: Doer, other: Doer) -> int:
    """Whether what one did was done to the other's country."""
    return sum(
        bool(end.agent.countries and end.agent.countries & agents.countries(far.agent.deed, far.mention.statement.reading.language))
        for end, far in ((one, other), (other, one))
    )


def _shared(doer: Doer, others: Sequence[Doer], known: Vectored, deeds: Vectored) -> float:
    """How alike what the other side says that the same one did is."""
    return max((deeds.alike(doer.told, far.told) for far in others if is_same(doer, far, known)), default=0.0)


def _repeated(doer: Doer, own: Sequence[Doer], known: Vectored) -> float:
    """Whether its own side says it in another statement too."""
    return float(any(far.mention.statement is not doer.mention.statement and is_same(doer, far, known) for far in own))


