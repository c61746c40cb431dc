"""In: a name that stands where a place stands, in its text. Out: whether it is where the event was, or where something else was. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum

from functions.digest.comparing.placenames import Named
from functions.digest.comparing.placewords import Vocabulary, Word, vocabulary, words_of
from functions.digest.verifying.hedges import SAYS
from functions.digest.verifying.reading import UNSPACED


class Role(Enum):
    HAPPENED = "it is said that it happened there"
    EVENT = "nothing says otherwise"
    OTHER = "of who tells it, of where from, of where to, of what came before or later"


_CUES = ((Role.OTHER, "elsewhere"), (Role.HAPPENED, "happened"))
_BREAK = re.compile(r"[,;:()\"—](?!\d)|[，；：。、،؛]|\s[-–]\s")
_REACH = 9
"""Words before or behind a name that can tell its role."""
_VERB_FIRST = frozenset(("en", "es", "fr", "it", "pt"))
"""Languages whose verbs stand before where it was, but for what opens the clause."""
_AFTERWARDS = re.compile(
    r"\b(?:a day|a week|a month|a year|days|hours|weeks|months) (?:after|later)\b|\b(?:un día|días|horas|semanas) después|\b(?:un jour|jours|heures) (?:après|plus tard)"
    r"|\b(?:einen Tag|Tage|Stunden) (?:nach|später)|\b(?:un giorno|giorni|ore) dopo|\b(?:um dia|dias|horas) depois|\b(?:день|дня|дней|часов) спустя"
)
"""What is told before such words came later than the event."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def role(one: Named, text: str, language: str, is_capital: bool) -> Role:
    """Of a capital nothing is said as long as nothing is said to have happened there: it stands for who speaks."""
    table = vocabulary(language)
    if one.relation in {"from", "to", "by"} or _is_of_the_report(one, text, table) or _AFTERWARDS.search(text, one.end):
        return Role.OTHER
    cue = _cue(one, text, table)
    if cue is Role.OTHER or (cue is None and (is_capital or _is_entered(one, text))):
        return Role.OTHER
    return Role.HAPPENED if one.relation == "beside" else cue or Role.EVENT


def last_year(start: int, end: int, text: str) -> int | None:
    """The latest year that the clause around a name tells of."""
    first, last = _clause(start, end, text)
    return max((int(year) for year in _YEAR.findall(text[first:last])), default=None)


def _clause(start: int, end: int, text: str) -> tuple[int, int]:
    first = max((mark.end() for mark in _BREAK.finditer(text, 0, start)), default=0)
    return first, next((mark.start() for mark in _BREAK.finditer(text, end)), len(text))


_RESIDENTS = frozenset(
    """people residents villagers locals neighbours neighbors witnesses herders fishermen farmers shepherds vecinos habitantes residentes testigos pobladores lugareños
    habitants riverains voisins témoins anwohner bewohner augenzeugen einwohner residenti abitanti testimoni moradores testemunhas жители местные очевидцы свидетели
    mieszkańcy świadkowie sakinleri sakinler köylüler bewoners أهالي سكان شهود""".split()
)
"""What they tell they tell of where they are."""


def _is_of_the_report(one: Named, text: str, table: Vocabulary) -> bool:
    """ "an official in Malé said", "the mayor of Calais": where it is told. "At the ministry in Cairo" is where it happened."""
    before, after = words_of(text[: one.first], table.language), words_of(text[one.end :], table.language)
    if before and before[-1].text.casefold() in _RESIDENTS:
        return False
    if before and table.phrases("tellers").has(before[-1]):
        return not _is_led(before[:-1], table)
    return bool(after) and bool(table.phrases("says").at(after, 0) or SAYS.fullmatch(after[0].text))


def _is_led(words: Sequence[Word], table: Vocabulary) -> bool:
    """Whether a preposition of place stands at their end, or before an article there."""
    at = len(words) - 1
    while at > 0 and len(words) - at < 3 and table.phrases("articles").has(words[at]):
        at -= 1
    return at >= 0 and bool(table.phrases("at").at(words, at))


def _is_entered(one: Named, text: str) -> bool:
    """ "into Lachin district": where somebody or something went, unless it is told that it happened."""
    return text[one.first : one.start].split(" ", 1)[0] in {"into", "onto"}


def _cue(one: Named, text: str, table: Vocabulary) -> Role | None:
    """The nearest word before it in its clause that tells what happened there, or that something else did; else behind it."""
    start, stop = _clause(one.first, one.end, text)
    if table.language in UNSPACED or table.language == "ko":
        cues = [(cue, told) for told, name in _CUES for cue in table.characters.get(name, ())]
        after = [(text.find(cue, one.end, stop), told) for cue, told in cues if cue in text[one.end : stop]]
        before = [(-text.rfind(cue, start, one.start), told) for cue, told in cues if cue in text[start : one.start]]
        return min(after or before, key=lambda mark: mark[0], default=(0, None))[1]
    words, rest = words_of(text[start : one.first], table.language)[-_REACH:], words_of(text[one.end : stop], table.language)[:_REACH]
    if table.language in _VERB_FIRST and words:
        rest = rest[:2]
    return _first(words, range(len(words) - 1, -1, -1), table) or _first(rest, range(len(rest)), table)


def _first(words: Sequence[Word], order: Iterable[int], table: Vocabulary) -> Role | None:
    """The longest phrase counts: "brought down" is not "brought"."""
    for at in order:
        length, told = max(((table.phrases(name).at(words, at), told) for told, name in _CUES), key=lambda one: one[0])
        if length:
            return told
    return None
