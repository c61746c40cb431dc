"""In: what the sides of one story state, an encoder. Out: where two of them say that somebody else did it, with log odds. Pure.

Two who do things contradict each other only where they are said to have done the same thing: what they did is laid beside each other in
meaning, active or passive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

from functions.digest.comparing import actorhood, agents, deeds_eastern
from functions.digest.comparing.agents import Agent
from functions.digest.comparing.europe import GRAMMARS, pattern
from functions.digest.comparing.meaning import Meaning, cased
from functions.digest.comparing.mentions import Mention
from functions.digest.comparing.statements import Statement
from functions.digest.verify import Encoder
from functions.digest.verifying.hedges import SAYS

MOST_DOERS = 16
"""Mentions of one side that are laid beside another's."""
LEAST_DOER, LEAST_BLAMED = -1.2, -2.4
"""Log odds of being one who can do things from which a mention is looked at; the second of who is blamed outright."""
SURE, OF_A_COUNTRY = 3.0, 2.0
SHORTEST = 8
"""Characters of a deed that says anything: "did it" is what the headline tells."""
ONE_ACTOR = 0.72
"""How alike two doers are in meaning that are one."""
_CITES = re.compile(
    r"\b(?:believ\w+|think\w*|swear\w*|swore|conclud\w+|finds?|found that|recall\w*|explain\w*|announc\w+|stat(?:es|ed)|report(?:s|ed)"
    r"|según|selon|laut|zufolge|secondo|segundo|volgens|według"
    r"|по (?:словам|данным|сведениям|мнению)|lament\w+|regrett\w+|déplor\w+|beklag\w+|жалу\w+|skarż\w+)\b",
    re.IGNORECASE,
)


_BEFORE_A_CAUSE = re.compile(
    r"(?:\b(?:after|when|because|since|as|by|that|que|porque|cuando|tras que|lorsque|quand|après que|parce que|weil|nachdem|als|dass|quando"
    r"|perché|dopo che|omdat|nadat|toen|поскольку|когда|после того как|что|że|gdy|bo|kiedy|ponieważ|أن|إن|بعدما|بعد أن)"
    r"|因|由于|称|说|[:：])[\s,]*(?:\w+[\s']){0,3}$",
    re.IGNORECASE,
)
"""What stands before a clause that tells why, or what is said: "Flames destroyed the stores after fighters poured petrol"."""


@dataclass(frozen=True)
class Dispute:
    one: Mention
    other: Mention
    odds: float


@dataclass(frozen=True)
class Doer:
    """`able`: how much it is one who can do things, in log odds."""

    mention: Mention
    agent: Agent
    able: float

    @property
    def told(self) -> str:
        """What it did: where that is only "it", what the headline tells."""
        return cased(self.agent.deed if len(self.agent.deed) >= SHORTEST else self.mention.statement.article.title)

    @property
    def line(self) -> str:
        return cased(self.mention.statement.words)

    @property
    def is_cause(self) -> bool:
        return bool(_BEFORE_A_CAUSE.search(self.mention.statement.reading.text[: self.mention.start]))

    @property
    def country(self) -> str:
        """Of its outlet, "" where none is known."""
        return (self.mention.statement.article.outlet_country or "").casefold()

    def is_of(self, country: str) -> bool:
        """Whether it belongs to the country of the other side's outlet, and not to that of its own."""
        mine = {name.casefold() for name in self.agent.countries}
        return country in mine and self.country not in mine

    @property
    def surface(self) -> str:
        return self.mention.surface


WEIGHTS: Mapping[str, float] = {
    "bias": -3.86, "near": 1.23, "whole": 0.82, "doer": 0.35, "deed": 0.24, "blamed": 4.05,
    "by": 1.68, "countries": 1.04, "one country": -2.56, "alike": 1.56, "cause": 0.72, "foreign": 0.57,
    "rivals": -0.74, "said": 2.29, "shared": -4.23, "repeated": 1.78, "culprits": 1.22, "lesser culprit": 0.64,
}  # fmt: skip
"""Fitted by logistic regression to planted pairs of every kind, each pair of doers a row, those of one planted pair sharing its weight;
"culprit" was fitted to other pairs than those it is weighed on."""


def find(sides: Mapping[str, Sequence[Statement]], encoder: Encoder) -> list[Dispute]:
    """All that could be, of every two sides, with their odds."""
    return [Dispute(one, other, log_odds(given)) for one, other, given in weighed(sides, encoder)]


def log_odds(given: Mapping[str, float]) -> float:
    return round(sum(WEIGHTS[name] * value for name, value in given.items()), 3)


def weighed(sides: Mapping[str, Sequence[Statement]], encoder: Encoder) -> list[tuple[Mention, Mention, dict[str, float]]]:
    """Every two doers of two sides that are not one, with what speaks for a dispute."""
    mentions = {side: [mention for statement in told for mention in agents.find(statement)] for side, told in sides.items()}
    names = Judged((mention.surface for found in mentions.values() for mention in found), encoder)
    doers = {side: _doers(found, names) for side, found in mentions.items()}
    if sum(bool(found) for found in doers.values()) < 2:
        return []
    deeds = Judged((text for found in doers.values() for doer in found for text in (doer.told, doer.line)), encoder)
    return [
        (a.mention, b.mention, features(a, b, (doers[one], doers[other]), names, deeds))
        for one, other in combinations(sorted(doers), 2)
        for a in doers[one]
        for b in doers[other]
        if not is_same(a, b, names)
    ]


class Judged(Meaning):
    """Texts with how much each names a doer, and tells a deed, in log odds."""

    def __init__(self, texts: Iterable[str], encoder: Encoder) -> None:
        super().__init__(texts, encoder)
        self._doer, self._deed = actorhood.doer(self._vectors), actorhood.deed(self._vectors)
        self._culprit = actorhood.culprit(self._vectors)

    def doer(self, text: str) -> float:
        return max(-SURE, min(SURE, self._doer[self._row[text]]))

    def deed(self, text: str) -> float:
        return max(-SURE, min(SURE, self._deed[self._row[text]]))

    def culprit(self, doer: Doer) -> float:
        deed, line = (self._culprit[self._row[text]] for text in (doer.told, doer.line))
        return deed[0] + line[1]


def _doers(mentions: Sequence[Mention], names: Judged) -> list[Doer]:
    """Of several ways to read one stretch of words the one that is most of a doer."""
    read = [Doer(mention, mention.meant, _able(mention, mention.meant, names)) for mention in mentions if isinstance(mention.meant, Agent)]
    able = [doer for doer in read if doer.able >= (LEAST_DOER if doer.agent.how == "subject" else LEAST_BLAMED)]
    able.sort(key=lambda doer: (-doer.able, doer.mention.key))
    return [one for n, one in enumerate(able) if not any(_overlap(one.mention, other.mention) for other in able[:n])][:MOST_DOERS]


def _overlap(one: Mention, other: Mention) -> bool:
    return one.statement is other.statement and one.start < other.end and other.start < one.end


def _able(mention: Mention, agent: Agent, names: Judged) -> float:
    """A country is one; what is said to be a country's is one more likely, and so is a name that is blamed."""
    able = names.doer(mention.surface)
    if agent.countries:
        return SURE if len(mention.surface.split()) == 1 else min(SURE, able + OF_A_COUNTRY)
    return max(able, 0.0) if agent.how != "subject" and _is_name(mention) else able


def _is_name(mention: Mention) -> bool:
    """German writes every noun with a capital."""
    return mention.start > 0 and all(word[:1].isupper() for word in mention.surface.split()) and mention.statement.reading.language != "de"


def is_same(one: Doer, other: Doer, names: Judged) -> bool:
    """Also where one is the other more narrowly: "gunmen" and "PKK gunmen", "Moscow" and "a Russian unit"."""
    mine, yours = (frozenset(re.findall(r"\w+", end.agent.words)) for end in (one, other))
    if mine <= yours or yours <= mine:
        return True
    if one.agent.countries and other.agent.countries:
        if not one.agent.countries & other.agent.countries:
            return False
        if min(len(mine), len(yours)) == 1:
            return True
    return names.alike(one.surface, other.surface) >= ONE_ACTOR


def features(one: Doer, other: Doer, sides: tuple[Sequence[Doer], Sequence[Doer]], names: Judged, deeds: Judged) -> dict[str, float]:
    ends = (one, other)
    mine, yours = sides
    a, b = (end.agent.countries for end in ends)
    culprits = sorted(deeds.culprit(end) for end in ends)
    return {
        "bias": 1.0,
        "near": deeds.alike(one.told, other.told),
        "whole": deeds.alike(one.line, other.line),
        "doer": min(end.able for end in ends),
        "deed": (deeds.deed(one.told) + deeds.deed(other.told)) / 2,
        "blamed": sum(end.agent.how == "blamed" for end in ends) / 2,
        "by": sum(end.agent.how == "by" for end in ends) / 2,
        "countries": float(bool(a and b and not a & b)),
        "one country": float(bool(a & b)),
        "alike": names.alike(one.surface, other.surface),
        "cause": sum(end.is_cause for end in ends) / 2,
        "foreign": (one.is_of(other.country) + other.is_of(one.country)) / 2,
        "culprits": sum(culprits) / 4,
        "lesser culprit": culprits[0] / 4,
        "rivals": log(len(mine) * len(yours)),
        "said": sum(_is_said(end.mention.statement) for end in ends) / 2,
        "shared": (_shared(one, yours, names, deeds) + _shared(other, mine, names, deeds)) / 2,
        "repeated": (_repeated(one, mine, names) + _repeated(other, yours, names)) / 2,
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


def _shared(doer: Doer, others: Sequence[Doer], names: Judged, deeds: Judged) -> float:
    """How alike what the other side says that the same one did is."""
    return max((deeds.alike(doer.told, far.told) for far in others if is_same(doer, far, names)), default=0.0)


def _repeated(doer: Doer, own: Sequence[Doer], names: Judged) -> float:
    """Whether its own side says it in another statement too."""
    return float(any(far.mention.statement is not doer.mention.statement and is_same(doer, far, names) for far in own))
