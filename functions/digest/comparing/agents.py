"""In: a statement. Out: who in it did or started what is told, where it says so; and whether two of them may be the same. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.statements import Statement
from functions.digest.places import gazetteer
from functions.digest.verifying.hedges import SAYS
from functions.digest.verifying.reading import UNSPACED, Reading

_RESPONSIBLE = re.compile(
    r"\b(?:blam\w+|behind|responsib\w+|caus\w+|start\w*|began|begun|fir(?:ed|ing)|open\w* fire|shot|shell\w*|shoot\w*|attack\w*|raid\w*|storm\w*"
    r"|ramm?\w*|struck|strikes?|hit|hits|collid\w+|kill\w*|wound\w*|launch\w*|cross\w*|cut|severed|shut|clos\w+|request\w*|sought|asked|propos\w+"
    r"|initiat\w+|invit\w+|offer\w*|put forward|broke|broken|violat\w+|provok\w+|sank|sunk|downed|intercept\w*|bomb\w*|fired|hack\w*|leak\w*"
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
_BY = re.compile(
    r"\b(?:by|blam\w+(?: \w+){0,3} on|blame on|were|was|that|por|par|von|durch|fue|fueron|partió de|partait de|belong\w+ to|appart\w+ à|pertenec\w+ a|c['’]est|tarafından)\s+"
    r"(?:(?:the|a|an|la|el|un|una|los|las|le|les|l['’]|members of|soldiers of|some|several|two|three|hackers from) ?)*(?:\w+ )?$",
    re.IGNORECASE,
)
"""Before whoever did it."""
_NO_AGENT = re.compile(
    r"\b(?:in|with|against|for|between|among|near|off|at|into|toward|towards|over|about|inside|outside|across|within|under|around|of|to|on|after"
    r"|con|contra|en|para|entre|hacia|sobre|de|del|avec|contre|pour|dans|vers|sur|des|du|mit|gegen|für|im|с|против|в|для|между|над|у|к|из)\s+"
    r"(?:(?:the|a|an|la|el|le|los|las|l['’]) ?)?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
REACH = 6
"""Words within which what somebody did stands after who did it."""


@dataclass(frozen=True)
class Agent:
    country: str


def find(statement: Statement) -> list[Mention]:
    reading = statement.reading
    text = reading.text
    if reading.language in UNSPACED or not _RESPONSIBLE.search(text):
        return []
    named = {start: (end, country) for start, end, country in _countries(reading)}
    return [
        Mention(statement, "actor", text[start:end], start, end, Agent(country))
        for start, (end, country) in sorted(named.items())
        if _acts(text, start, end)
    ]


def _countries(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Where a country, its people or its capital is named, in a word or in several."""
    for word in _WORD.finditer(reading.text):
        countries = gazetteer().countries(word[0]) if "-" not in word[0] else frozenset()
        if len(countries) == 1:
            yield word.start(), word.end(), min(countries)
    for name, first, after in reading.known:
        if len(name) == 2 and reading.text[reading.pieces[after - 1][2] :][:1] != "-":
            yield reading.pieces[first][1], reading.pieces[after - 1][2], name


def _acts(text: str, start: int, end: int) -> bool:
    before, after = _clause_before(text, start), re.split(r"[,;:.()—](?!\d)", text[end:])[0]
    if text[end : end + 2] in {"'s", "’s"}:
        after = after[2:]
    if _speaks(after):
        return False
    if _BY.search(before):
        return True
    if SAYS.search(before[-12:]) and SAYS.fullmatch(before.split()[-1] if before.split() else ""):
        return False  # "…, says Indian road organisation"
    done = _RESPONSIBLE.search(" ".join(after.split()[:REACH]))
    last = before.split()[-1] if before.split() else ""
    return bool(done) and not _NO_AGENT.search(before) and not _RESPONSIBLE.fullmatch(last)


def _clause_before(text: str, start: int) -> str:
    return re.split(r"[,;:()—](?!\d)", text[:start])[-1]


def _speaks(rest: str) -> bool:
    """ "China's coast guard said …": who tells it."""
    said = SAYS.search(rest)
    return said is not None and len(rest[: said.start()].split()) <= 4


def same(one: Mention, other: Mention) -> bool:
    a, b = one.meant, other.meant
    return isinstance(a, Agent) and isinstance(b, Agent) and a.country == b.country


def comparable(one: Mention, other: Mention) -> bool:
    return True


ACTORS = Slot("actor", find, same, comparable)
