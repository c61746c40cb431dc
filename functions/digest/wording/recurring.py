"""In: a page. Out: what its sides call differently again and again in the stories that they share, of what no list knows. Pure.

Few are found, and few are wrong: the same head noun with another judging word before it ("illegal drills", "routine drills"), each in
two articles of its side and in none of the other's. Only English has what tells such a phrase here: a small word before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from functions.digest.verifying.words import language_of, stem
from functions.digest.wording.contested import Thing
from functions.digest.wording.terms import texts
from functions.digest.writing.writer import Page
from shared.claims import Evidence
from shared.comparison import TermDifference, TermUse

OFTEN = 2
"""Articles of a side that have its phrase."""
_JUDGING = (
    "illegal|unlawful|lawful|legal|legitimate|illegitimate|unilateral|peaceful|aggressive|provocative|defensive|hostile|brutal|sham|terrorist|"
    "militant|separatist|routine|normal|reckless|dangerous|irresponsible|necessary|proportionate|pre-?emptive|unprovoked|genocidal|criminal|"
    "humanitarian|military|civilian|historic|nuclear|radioactive|deadly|harmless|safe|toxic|[a-z-]{3,}ed"
)
_PHRASE = re.compile(
    r"\b(?:the|an?|of|over|on|for|in|with|to|by|its|their|his|her|from|at|into|amid|against|and|as|'s|’s)\s"
    rf"(?P<judging>{_JUDGING})\s(?P<head>[a-z]{{4,}})\b",
    re.IGNORECASE,
)

Phrase = tuple[str, str]
"""(judging word, stem of the head noun)"""
Said = dict[str, dict[Phrase, dict[int, tuple[str, str]]]]
"""{side: {phrase: {article: (as it is written, the text that has it)}}}"""


def found(page: Page, things: Sequence[Thing]) -> tuple[TermDifference, ...]:
    """One row a head noun, in the stories' order."""
    said = _said(page, things)
    rows: dict[str, TermDifference] = {}
    for story in page.stories:
        told = [side for side in page.sides if story.perspectives.get(side)]
        own: dict[str, list[TermUse]] = defaultdict(list)
        for side in told:
            for head, phrase in sorted(_own(side, said, story.perspectives[side]).items()):
                own[head].append(_use(side, said[side][phrase]))
        rows |= {
            head: TermDifference(thing=_head(uses[0].term), listed=False, uses=tuple(uses))
            for head, uses in own.items()
            if len(uses) > 1 and head not in rows
        }
    return tuple(rows.values())


def _said(page: Page, things: Sequence[Thing]) -> Said:
    said: Said = {side: defaultdict(dict) for side in page.parts}
    for article in page.articles:
        for text in texts(article):
            for match in _PHRASE.finditer(text) if language_of(text, article.language) == "en" else ():
                written = text[match.start("judging") : match.end("head")]
                if not any(thing.found(written) for thing in things):
                    phrase = (match["judging"].casefold(), stem(match["head"], "en"))
                    said[article.perspective][phrase].setdefault(article.n, (written, text))
    return said


def _own(side: str, said: Said, numbers: Sequence[int]) -> dict[str, Phrase]:
    """{head: phrase}: what the side says in these articles and often, and no other side says; of several the commonest."""
    found: dict[str, Phrase] = {}
    for phrase, where in sorted(said[side].items(), key=lambda pair: (-len(pair[1]), pair[0])):
        elsewhere = any(phrase in others for other, others in said.items() if other != side)
        if len(where) >= OFTEN and not elsewhere and not where.keys().isdisjoint(numbers):
            found.setdefault(phrase[1], phrase)
    return found


def _use(side: str, where: dict[int, tuple[str, str]]) -> TermUse:
    n, (written, text) = min(where.items())
    return TermUse(perspective=side, term=written, count=len(where), example=Evidence(n=n, quote=text))


def _head(phrase: str) -> str:
    return phrase.split()[-1].casefold()
