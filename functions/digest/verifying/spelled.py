"""In: the words of a text. Out: the number that they spell: "forty-two", "un millón y medio", "полтора". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from functions.digest.verifying.numerals import AND_A_HALF, BARE, FIRSTS, HALF_OF, JOINING, WITH_A_HALF, cardinals
from functions.digest.verifying.scales import SCALE, SCALES, scaled
from functions.digest.verifying.words import folded

WORD = re.compile(r"(?P<digits>\d+(?:[.,'\u00a0\u202f]\d+)*)(?P<tail>st|nd|rd|th)?(?![^\W_]|[.,]\d)|(?P<mixed>\d+(?:[.,]\d+)*)(?P<letters>[^\W\d_]+)|(?P<word>[^\W\d_]+|[%$€¥£₹₩])", re.UNICODE)  # fmt: skip
Read = tuple[frozenset[float], int, bool, str]
"""The readings, the mark after the last, whether it is an ordinal, the unit that stands on the digits."""


@cache
def _half_of_a_scale(language: str) -> re.Pattern[str]:
    words = "|".join(
        sorted(
            (word for scale, listed in SCALES.items() if scale != 1e2 for word in listed.split() if len(word) > 2), key=len, reverse=True
        )
    )
    dozens = "docena|douzaine|Dutzend|dozzina|dúzia|дюжин[ыау]?|tuzina|düzine|دزينة|dozijn"
    quarter = r"|(?:a |one )?quarter of a (?P<quarter>million|billion)" if language == "en" else ""
    return re.compile(
        rf"(?<!\w)(?:{HALF_OF[language]}(?:(?P<dozen>dozen|{dozens})|(?P<scale>{words}|миллиона?|millón)){quarter})(?!\w)", re.IGNORECASE
    )


def halves_of_scales(language: str, text: str) -> Iterable[re.Match[str]]:
    return _half_of_a_scale(language).finditer(text) if language in HALF_OF else ()


def half(halves: Mapping[int, re.Match[str]], marks: list[re.Match[str]], at: int) -> Read | None:
    """ "Half a dozen", "полмиллиона", "a quarter of a million"."""
    found = halves.get(marks[at].start())
    if not found:
        return None
    after = next((n for n in range(at, len(marks)) if marks[n].start() >= found.end()), len(marks))
    if found.groupdict().get("quarter"):
        return frozenset((SCALE[found["quarter"].casefold()] / 4,)), after, False, ""
    value = 6.0 if found["dozen"] else SCALE[found["scale"].casefold()] / 2
    return frozenset((value,)), after, False, ""


def small_number(words: str, language: str) -> int | None:
    """A number in figures or words; none where they say something else."""
    if words.isdigit():
        return int(words)
    marks = list(WORD.finditer(words))
    read = spelled(marks, 0, language, words) if marks and marks[0]["word"] else None
    return int(min(read[0])) if read and read[1] == len(marks) else None


def spelled(marks: list[re.Match[str]], at: int, language: str, text: str) -> tuple[frozenset[float], int] | None:
    """A number in words: "forty-two", "three hundred and ten", "treinta y cinco", "quatre-vingt-dix", "خمسة وعشرون", "a million"."""
    words = cardinals(language)
    total, part, last, after = 0.0, 0.0, 0.0, at
    while (
        after < len(marks) and marks[after]["word"] and (after == at or not text[marks[after - 1].end() : marks[after].start()].strip(" -"))
    ):
        number, step = _next_cardinal(marks, after, last, language, words)
        scale = SCALE.get(marks[after]["word"].casefold(), 0.0) if len(marks[after]["word"]) > 1 else 0.0
        if number is not None and not (scale and part):
            number = 80.0 if (language, last, number) == ("fr", 4, 20) else number
            part += number - (last if number == 80 and last == 4 else 0)
            last, after = number, after + step
        elif scale and (part or total or _stands_for_one(marks, after, at, language)):
            if scale == 1e2 or (scale == 12.0 and part < 12):
                part = (part or 1) * scale
            elif part or not total:
                total, part = total + (part or 1) * scale, 0.0
            else:
                total *= scale
            last, after = scale, after + 1
        elif not part and not total and _is_one(marks, after, language) and _goes_on(marks, after + 1, language, text):
            part, last, after = 1.0, 1.0, after + 1
        else:
            break
        plus, after, hour = and_a_half(marks, after, language, text)
        if plus:
            whole = total + part
            value = whole + plus * (last if last >= 1000 else 1)
            more, after = scaled(marks, after, text) if last < 1000 else (1.0, after)
            return frozenset((value * more, *((whole,) if hour and more == 1 else ()))), after
    value = total + part
    return (frozenset((value,)), after) if value and (value, after - at) != (1.0, 1) else None


def _next_cardinal(
    marks: list[re.Match[str]], after: int, last: float, language: str, words: Mapping[str, int]
) -> tuple[float | None, int]:
    """The number that goes on here, and how many words it takes: with an "and" before it, or "و" written onto it, or alone."""
    word = folded(marks[after]["word"])
    if not last:
        halved = WITH_A_HALF.get(language, {}).get(word)
        if halved:
            return halved, 1
        preceding = folded(marks[after - 1]["word"] or "") if after else ""
        if preceding in {"por", "pour", "per"} and word in {"ciento", "cento", "cent"}:
            return None, 1
        bare = word
        if language == "ar" and word not in words:
            bare = word.removeprefix("و")
            bare = bare if bare in words else bare.removeprefix("ال")
        return words.get(bare), 1
    if language == "ar" and word.startswith("و"):
        more = words.get(word[1:]) or words.get(word.removeprefix("وال"))
        return (more, 1) if more and ((last < 10 and more % 10 == 0 and 20 <= more < 100) or (last >= 100 and more < last)) else (None, 1)
    joined = word == JOINING.get(language) and last >= (100 if language == "en" else 20) and after + 1 < len(marks)
    if joined:
        word = folded(marks[after + 1]["word"] or "")
    one = (
        word in FIRSTS.get(language, frozenset())
        and last in ({10, 20, 30, 40, 50, 60, 70, 80, 90} if language == "tr" else {20, 30, 40, 50, 60, 70, 80, 90})
        and language not in {"de", "nl", "it"}
    )
    more = 1 if one else words.get(word)
    return (more, 1 + joined) if more and _continues(last, more, language) else (None, 1)


def _is_one(marks: list[re.Match[str]], at: int, language: str) -> bool:
    word = folded(marks[at]["word"])
    return word in FIRSTS.get(language, frozenset()) or (language == "en" and word == "a")


def _goes_on(marks: list[re.Match[str]], at: int, language: str, text: str) -> bool:
    """Whether an article stands for one: "a hundred", "one and a half"."""
    if at < len(marks) and marks[at]["word"] and not text[marks[at - 1].end() : marks[at].start()].strip(" -"):
        word = marks[at]["word"].casefold()
        if SCALE.get(word, 0.0) >= 100 and len(word) > 2 and not word.endswith(("reds", "ands", "ions")):
            return True
        if language == "ar" and (word in {"عشر", "عشرة"} or cardinals(language).get(word.removeprefix("و"), 0) in range(20, 100, 10)):
            return True
    behind = AND_A_HALF.get(language)
    return bool(behind and re.match(behind, text[marks[at - 1].end() :], re.IGNORECASE)) and folded(marks[at - 1]["word"]) != "a"


def _stands_for_one(marks: list[re.Match[str]], after: int, at: int, language: str) -> bool:
    return after == at and folded(marks[at]["word"]) in BARE and language not in {"en"}


def _continues(last: float, more: float, language: str) -> bool:
    """Whether a word for a number goes on with the next: twenty, two; cent, quarante; soixante, dix; dix, sept; ثلاثة, عشر."""
    if last >= 100:
        return more < last
    if last % 10 == 0 and last >= 20 and 0 < more < 10:
        return True
    if language == "fr":
        return (last in {60, 80} and 10 <= more < 20) or (last == 10 and 7 <= more < 10) or (last, more) == (4, 20)
    return (language == "tr" and last == 10 and more < 10) or (language == "ar" and 1 <= last < 10 and more == 10)


def and_a_half(marks: list[re.Match[str]], after: int, language: str, text: str) -> tuple[float, int, bool]:
    """A half or none, the mark behind it, and whether it may be half an hour past."""
    behind = AND_A_HALF.get(language)
    found = re.match(behind, text[marks[after - 1].end() :], re.IGNORECASE) if behind else None
    if not found:
        return 0.0, after, False
    end = marks[after - 1].end() + found.end()
    return 0.5, next((n for n in range(after, len(marks)) if marks[n].start() >= end), len(marks)), bool(found.groupdict().get("hour"))
