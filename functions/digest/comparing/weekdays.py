"""In: a text and the day it was published. Out: the weekdays that it names: "next Thursday", "between Monday and Wednesday". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from functions.digest.comparing.almanac import ONE_DAY, Days
from functions.digest.verifying.numbers import AMBIGUOUS, names_of_days
from functions.digest.verifying.words import folded

_HAN_WEEKDAY = re.compile(
    r"(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])|(?<![\d一二三四五六七八九十])(?:([月火水木金土日])曜日?)|([월화수목금토일])요일"
)


@cache
def words() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:-feira)?")


_RANGE_OF_DAYS = re.compile(
    r"\s?(?:and|to|into|through|until|till|-|y|a|à|al|e|et|au|para|bis|auf|und|и|на|по|do|i|na|op|ile|ve|و|إلى|から|至|到|부터|과|와)\s?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:between|from|entre|del?|du|von|vom|zwischen|с|со|между|od|z|ze|między|tra|fra|van|dal?|بين|من|\bentre)\s(?:the |el |o |a |dem )?$",
    re.IGNORECASE,
)
_SHORT_FEIRA = {"segunda": 0, "terca": 1, "quarta": 2, "quinta": 3, "sexta": 4}
_COMING = re.compile(
    r"\b(?:next|coming|próxim[oa]|prochain|nächste[nrm]?|kommende[nrm]?|prossim[oa]|следующ\w+|будущ\w+|ближайш\w+|przyszł\w+|najbliższ\w+|gelecek|önümüzdeki)\s$|(?:下(?:个|個)?|来|来週の?|다음 ?(?:주 ?)?)$",
    re.IGNORECASE,
)
_COMING_AFTER = re.compile(r"^\s(?:next|prochain|próxim[oa]|que viene|que vem|prossim[oa]|المقبل|القادم)\b", re.IGNORECASE)
_GONE = re.compile(
    r"\b(?:last|past|pasad[oa]|letzte[nrm]?|vergangene[nrm]?|прошл\w+|минувш\w+|geçen|zeszł\w+|ubiegł\w+)\s$|(?:上(?:个|個)?|先|先週の?|지난 ?(?:주 ?)?)$",
    re.IGNORECASE,
)
_GONE_AFTER = re.compile(r"^\s(?:last|dernier|pasad[oa]|passad[oa]|scors[oa]|الماضي)\b", re.IGNORECASE)


def weekdays(text: str, today: date) -> Iterator[Days]:
    """Monday; between Monday and Wednesday."""
    named = sorted([*_western_weekdays(text), *((mark.start(), mark.end(), _place(mark)) for mark in _HAN_WEEKDAY.finditer(text))])
    skip = -1
    for at, (start, end, place) in enumerate(named):
        if at == skip:
            continue
        following = named[at + 1] if at + 1 < len(named) else None
        joined = following and re.fullmatch(_RANGE_OF_DAYS.pattern, text[end : following[0]].replace("日", ""), re.IGNORECASE)
        if (
            following
            and joined
            and (_BETWEEN.search(text[:start]) or not re.fullmatch(r"\s(?:and|y|e|et|und|и|i|ve|و)\s?", text[end : following[0]]))
        ):
            length = (following[2] - place) % 7
            days = frozenset(day + n * ONE_DAY for day in _weekday(place, today) for n in range(length + 1))
            skip = at + 1
            yield Days(start, following[1], days, through=True)
            continue
        days = _weekday(place, today)
        if _COMING.search(text[:start]) or _COMING_AFTER.match(text[end:]):
            days = frozenset(max(days) + n * ONE_DAY for n in (0, 7))
        elif _GONE.search(text[:start]) or _GONE_AFTER.match(text[end:]):
            days = frozenset(min(days) - n * ONE_DAY for n in (0, 7))
        yield Days(start, end, days)


_TURKISH_DAY = re.compile(r"\s(?:gün|sabah|akşam|gece|öğle)")
_FEIRA = re.compile(r"\b(?:na|da|de|até|entre|desta|nesta|última|próxima|e|à)\s$", re.IGNORECASE)


def _western_weekdays(text: str) -> Iterable[tuple[int, int, int]]:
    for mark in words().finditer(text):
        word = folded(mark[0])
        meant = names_of_days().get(word) or names_of_days().get(re.sub(r"^(?:و|ب|ل|ف)(?=ال)|^لل", "", word))
        length = len(mark[0])
        if meant and re.match(r"\s?وال(?:عشر|ثلاث|أربع|خمس)ين", text[mark.end() :]):
            continue  # a part of "the twenty-two"
        if meant is None and (
            compound := re.match(
                r"(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s?(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht)s?$",
                word,
            )
        ):
            meant, length = names_of_days()[compound[1]], len(compound[1])
        if meant is None and (
            compound := re.match(
                r"(maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)(?:ochtend|morgen|middag|avond|nacht)$", word
            )
        ):
            meant, length = names_of_days()[compound[1]], len(compound[1])
        if (
            meant
            and meant.startswith("weekday")
            and (word not in AMBIGUOUS or mark[0][0].isupper() or _TURKISH_DAY.match(text[mark.end() :]))
        ):
            yield mark.start(), mark.start() + length, int(meant.split()[1])
        elif (
            word in _SHORT_FEIRA
            and _FEIRA.search(text[: mark.start()])
            and re.match(r"\s(?:e|à|a|até|para)\s(?:\w+-feira|sábado|domingo)|[,.;]|\s\(|$", text[mark.end() :])
        ):
            yield mark.start(), mark.end(), _SHORT_FEIRA[word]


def _weekday(place: int, today: date) -> frozenset[date]:
    """The last such day and the next; on the day itself that one, and a week after."""
    back = (today.weekday() - place) % 7
    return frozenset((today - back * ONE_DAY, today + (7 - back) * ONE_DAY))


def _place(mark: re.Match[str]) -> int:
    sign = mark[1] or mark[2] or mark[3]
    if sign == "天":
        return 6
    return next(row.index(sign) for row in ("一二三四五六日", "月火水木金土日", "월화수목금토일") if sign in row)
