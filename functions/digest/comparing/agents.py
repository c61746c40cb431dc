"""In: a statement. Out: who in it did or started what is told, where it says so; and whether two of them may be the same. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.statements import Statement
from functions.digest.verifying.hedges import SAYS
from functions.digest.verifying.names import shown_by

_RESPONSIBLE = re.compile(
    r"\b(?:blam\w+|behind|responsib\w+|caus\w+|start\w*|began|begun|first|fir(?:ed|ing)|open\w* fire|shot|shell\w*|shoot\w*|attack\w*|raid\w*|storm\w*"
    r"|ramm?\w*|struck|strikes?|hit|hits|collid\w+|kill\w*|wound\w*|launch\w*|cross\w*|cut|severed|shut|clos\w+|request\w*|sought|asked|propos\w+"
    r"|initiat\w+|invit\w+|offer\w*|put forward|broke|broken|violat\w+|provok\w+|sank|sunk|down(?:ed)?|intercept\w*|bomb\w*|fired|hack\w*|leak\w*"
    r"|burn\w*|destroy\w*|damag\w+|dug|plant\w*|laid|idea|paid|pays?|organi[sz]\w+|carried out|withdr\w+|left|walked out|cancel\w*|seiz\w+"
    r"|culp\w+|responsab\w+|iniciativa|inici\w+|propu\w+|dispar\w+|atac\w+|lanz\w+|cerr\w+|pidi\w+|embisti\w+|choc\w+|caus\w+|mat\w+|provoc\w+"
    r"|accus\w+|attaqu\w+|tir\w+|lanc\w+|coup\w+|deman\w+|propos\w+|provoqu\w+|abatt\w+"
    r"|schuld\w*|verantwort\w*|gerammt|beschoss\w*|schoss\w*|eröffnet\w*|angegriff\w*|abgeschoss\w*|vorgeschlag\w*"
    r"|обстрел\w*|выстрел\w*|удар\w*|атак\w*|открыл\w*|начал\w*|виноват\w*|вин[аеуы]\w*|предлож\w*|инициат\w*|сбил\w*|запус\w*"
    r"|ateş\w*|saldır\w*|vur\w*|sorumlu\w*)\b"
    r"|أطلق\w*|هاجم\w*|قصف\w*|مسؤول\w*|بادر\w*|اقترح\w*|طلب\w*|开火|開火|袭击|襲擊|撞|攻击|攻擊|发射|發射|提议|提議|责任|責任|発射|攻撃|衝突|責任|提案|공격|발사|책임|제안|충돌",
    re.IGNORECASE,
)
"""What somebody must have done, and one of two cannot have done alike: without such a word two actors are two events."""
_NO_AGENT = re.compile(
    r"\b(?:in|with|against|for|between|among|near|off|at|into|toward|towards|over|about|and|inside|outside|across|within|under|through|around|of|a|an another"
    r"|on|to|con|contra|en|para|entre|hacia|sobre|avec|contre|pour|dans|vers|sur|mit|gegen|für|im|с|против|в|для|между|над)\s+(?:the |la |el |le |los |las |a |an )?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|from|por|par|von|durch|were|was|on|to|desde|de)\s+(?:the |a |an |la |el |un |una |members of )?$", re.IGNORECASE)


@dataclass(frozen=True)
class Agent:
    shown: frozenset[str]


def find(statement: Statement) -> list[Mention]:
    reading = statement.reading
    if not _RESPONSIBLE.search(reading.text):
        return []
    found = []
    for name, first, after in reading.known:
        start, end = reading.pieces[first][1], reading.pieces[after - 1][2]
        if len(name) != 2 and not (shown_by(name) - {name}):
            continue
        before, rest = reading.text[:start], reading.text[end : end + 40]
        by = bool(
            re.search(
                r"\b(?:by|por|par|von|blam\w+ (?:it )?on|blame on)\s+(?:the |a |an |la |el |un |una |members of )?$", before, re.IGNORECASE
            )
        )
        if not by and (_NO_AGENT.search(before) or _speaks(rest)):
            continue
        found.append(Mention(statement, "actor", reading.text[start:end], start, end, Agent(shown_by(name) | {name})))
    return found


def _speaks(rest: str) -> bool:
    """ "China's coast guard said …": who tells it."""
    said = SAYS.search(rest)
    return bool(said) and len(rest[: said.start()].split()) <= 4 and "," not in rest[: said.start()]


def same(one: Mention, other: Mention) -> bool:
    a, b = one.meant, other.meant
    return isinstance(a, Agent) and isinstance(b, Agent) and bool(a.shown & b.shown)


def comparable(one: Mention, other: Mention) -> bool:
    return True


ACTORS = Slot("actor", find, same, comparable)
