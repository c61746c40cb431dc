"""In: an English text's words. Out: the deeds of whoever it says outright to have done it: "it was X who", "blamed on X", "X is behind". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from functions.digest.comparing.clauses import SAID_OF, SAYS, clause_begin, clause_end, deed_of, object_phrase, phrase_at, tail_of
from functions.digest.comparing.deeds import Deed, How
from functions.digest.comparing.english import Word

_BLAMED = tuple(
    re.compile(rf"\b{pattern}\s+(?=[^\W_])", re.IGNORECASE)
    for pattern in (
        r"blam(?:e|es|ed|ing)(?: it| this| them)?(?: (?:squarely|solely|entirely))?",
        r"(?:put|puts|putting|lay|lays|laid|lays? the|pin|pins|pinned)(?: the| all)? (?:blame|responsibility)(?: \w+){0,5}? (?:on|with|door of|feet of)",
        r"(?:blame|responsibility|fault) (?:for [^,.;]{3,40} )?(?:lies|lay|rests|rested|falls|fell|is|was) (?:\w+ )?(?:with|on)",
        r"(?:hold|holds|held|holding)(?=[^,.;]{2,50} (?:to blame|responsible|accountable|liable))",
        r"accus(?:e|es|ed|ing)(?=[^,.;]{2,60})",
        r"suspect(?:s|ed|ing)?",
        r"(?:trac(?:e|es|ed)|attribut(?:e|es|ed)|ascrib(?:e|es|ed))(?: \w+){0,6}? to",
        r"put (?:it|this|them|that|the \w+) down to",
        r"(?:point|points|pointed|pointing)(?: (?:a|the|its|their) fingers?)? (?:at|to|towards?)",
        r"the (?:work|doing|act|fault|idea|handiwork|mistake|initiative|decision|responsibility) of",
        r"(?:an act|acts|the victims?|victims?) of",
        r"(?:hand|hands|marks|hallmarks|fingerprints|handwriting) of",
        r"at (?:the )?(?:request|invitation|initiative|behest|insistence|instigation|urging|demand|suggestion|proposal) of",
        r"(?:on|under|by) (?:the )?(?:orders?|initiative|instructions?|behalf) of",
        r"(?:because of|due to|owing to|result of|caused by|fault of|consequence of)",
        r"responsibility (?:of|rests with)",
        r"(?:killers?|attackers?|culprits?|perpetrators?|raiders?|gunmen|shooters?|thieves|thief|robbers?|intruders?|aggressors?|offenders?|assailants?|vandals|arsonists?)(?:, [^,]{3,40},)? (?:was|were|had been)",
    )
)
"""Before whoever is said to have done it."""
_CAME_FROM = re.compile(r"\b(?:came|come|comes|originated|stemmed) (?:first )?from\s+(?=[^\W_])", re.IGNORECASE)
_IT_WAS = re.compile(r"\bit (?:was|is|were|had been)(?: in fact| really)?(?: not [^,.;]{3,40}? but)?\s+(?=[^\W_])", re.IGNORECASE)
_CLEFT = re.compile(r"^\s*(?:\([^)]*\)\s*)?(?:who|that|which|whose)\b")
_GUILTY = re.compile(
    r"(?P<who>[^,;:.()\"]{3,70}?)\s+(?:(?:did|has done|had done|have done) it\b|(?:started|began|caused|triggered|provoked) (?:it|this|the (?:fire|fight|shooting|brawl|quarrel|incident|clash))\b"
    r"|(?:is|are|was|were|stood|stands?|be|to)?\s?\b(?:to blame|behind(?= (?!him|her|them|it|schedule|bars|closed|doors)\w)|at fault|responsible|the culprits?|blamed (?=for|over|in|after))\b(?! (?:him|her|them|it|on|by|the wheel)\b)"
    r"|(?:claims?|claimed|admits?|admitted) (?:responsibility|the (?:attack|bombing|blast|killing|shooting))"
    r"|(?:(?:is|are|was|were) )?(?:suspected|accused|blamed)(?=[.,;]|$))"
)
_POSSESSED = re.compile(
    r"(?P<who>(?:[^\W\d_][\w-]*\s){0,4}?[^\W\d_][\w-]*)'s? (?:own )?(?:idea|doing|fault|work|mistake|request|initiative|orders?|behest|insistence|invitation|suggestion|proposal|hand|negligence|carelessness|error)\b"
)


def blamed(told: Sequence[Word], text: str) -> Iterator[Deed]:
    for pattern in _BLAMED:
        yield from _named_after(pattern, "blamed", told, text)
    yield from _named_after(_CAME_FROM, "by", told, text)
    yield from _clefts(told, text)
    for pattern in (_GUILTY, _POSSESSED):
        yield from _named_before(pattern, told, text)


def _named_after(pattern: re.Pattern[str], how: How, told: Sequence[Word], text: str) -> Iterator[Deed]:
    for found in pattern.finditer(text):
        start = _first(told, found.end())
        if (end := object_phrase(told, start)) is not None:
            tail = tail_of(told, end)
            said = (clause_begin(told, start), _first(told, found.start()))
            yield deed_of(told, text, (start, end), tail, said, how, more=(tail, clause_end(told, tail)))


def _clefts(told: Sequence[Word], text: str) -> Iterator[Deed]:
    for found in _IT_WAS.finditer(text):
        start = _first(told, found.end())
        if (end := object_phrase(told, start)) is None:
            continue
        tail = tail_of(told, end)
        if _CLEFT.match(text[told[tail - 1].end :]):
            yield deed_of(told, text, (start, end), tail, (tail + 1, clause_end(told, tail + 1)), "blamed")


def _named_before(pattern: re.Pattern[str], told: Sequence[Word], text: str) -> Iterator[Deed]:
    for found in pattern.finditer(text):
        first, after = _first(told, found.start("who")), _first(told, found.end())
        last = _first(told, found.end("who")) - 1
        start = _phrase_before(told, first, last, by_noun=pattern is _POSSESSED)
        if start is not None and told[start].part != "pronoun":
            end = min(phrase_at(told, start) or last + 1, last + 1)
            yield deed_of(told, text, (start, end), last + 1, (after, clause_end(told, after)), "blamed")


def _first(told: Sequence[Word], place: int) -> int:
    """The first word that starts there or behind."""
    return next((n for n, word in enumerate(told) if word.start >= place), len(told))


def _phrase_before(told: Sequence[Word], first: int, last: int, *, by_noun: bool) -> int | None:
    """Where the subject starts that ends there: the first noun phrase after the last break before it."""
    start = first
    for n in range(first, last + 1):
        if (
            told[n].part in {"link", "mark"}
            or (by_noun and told[n].part in {"preposition", "helper", "verb", "present"})
            or (told[n].low in SAYS and told[n].low not in SAID_OF)
        ):
            start = n + 1
    return start if start <= last and phrase_at(told, start) is not None else None
