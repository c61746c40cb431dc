"""In: a text as read. Out: the counts that it gives without a plain number: "dozens", "all but one of the 38", "20 to 30", a couple. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from functions.digest.verifying.numbers import Quantity
from functions.digest.verifying.reading import Reading
from functions.digest.verifying.spelled import small_number

_TENS, _HUNDREDS, _THOUSANDS = (20.0, 120.0), (150.0, 2000.0), (1500.0, 20000.0)
_TENS_OF_THOUSANDS, _HUNDREDS_OF_THOUSANDS, _MILLIONS = (15000.0, 200000.0), (150000.0, 2e6), (1.5e6, 2e7)
_VAGUE: dict[str, tuple[tuple[str, tuple[float, float]], ...]] = {
    "en": ((r"tens of thousands", _TENS_OF_THOUSANDS), (r"hundreds of thousands", _HUNDREDS_OF_THOUSANDS), (r"millions(?= of)", _MILLIONS), (r"thousands(?: and thousands)?", _THOUSANDS), (r"hundreds", _HUNDREDS), (r"dozens|scores(?= of)", _TENS)),
    "es": ((r"decenas de miles", _TENS_OF_THOUSANDS), (r"(?:cientos|centenares) de miles", _HUNDREDS_OF_THOUSANDS), (r"miles(?= de)", _THOUSANDS), (r"cientos|centenares", _HUNDREDS), (r"decenas|docenas", _TENS)),
    "fr": ((r"dizaines de milliers", _TENS_OF_THOUSANDS), (r"centaines de milliers", _HUNDREDS_OF_THOUSANDS), (r"milliers", _THOUSANDS), (r"centaines", _HUNDREDS), (r"dizaines|douzaines", _TENS)),
    "de": ((r"Zehntausende\w?", _TENS_OF_THOUSANDS), (r"Hunderttausende\w?", _HUNDREDS_OF_THOUSANDS), (r"Tausende\w?", _THOUSANDS), (r"Hunderte\w?", _HUNDREDS), (r"Dutzende\w?", _TENS)),
    "it": ((r"decine di migliaia", _TENS_OF_THOUSANDS), (r"centinaia di migliaia", _HUNDREDS_OF_THOUSANDS), (r"migliaia", _THOUSANDS), (r"centinaia", _HUNDREDS), (r"decine|dozzine", _TENS)),
    "pt": ((r"dezenas de milhares", _TENS_OF_THOUSANDS), (r"centenas de milhares", _HUNDREDS_OF_THOUSANDS), (r"milhares", _THOUSANDS), (r"centenas", _HUNDREDS), (r"dezenas|dúzias", _TENS)),
    "ru": ((r"десятк(?:и|ов|ам) тысяч", _TENS_OF_THOUSANDS), (r"сотн(?:и|ям) тысяч", _HUNDREDS_OF_THOUSANDS), (r"тысячи(?= [а-я])", _THOUSANDS), (r"сотн(?:и|ям|ях)|сотен", _HUNDREDS), (r"десятк(?:и|ов|ам|ах)", _TENS)),
    "pl": ((r"dziesiątk(?:i|ów) tysięcy", _TENS_OF_THOUSANDS), (r"setk(?:i|om) tysięcy", _HUNDREDS_OF_THOUSANDS), (r"tysiące", _THOUSANDS), (r"setki|setek", _HUNDREDS), (r"dziesiątk(?:i|ów)|kilkadziesiąt|kilkudziesięciu", _TENS)),
    "nl": ((r"tienduizenden", _TENS_OF_THOUSANDS), (r"honderdduizenden", _HUNDREDS_OF_THOUSANDS), (r"duizenden", _THOUSANDS), (r"honderden", _HUNDREDS), (r"tientallen", _TENS)),
    "tr": ((r"on binlerce", _TENS_OF_THOUSANDS), (r"yüz binlerce", _HUNDREDS_OF_THOUSANDS), (r"binlerce", _THOUSANDS), (r"yüzlerce", _HUNDREDS), (r"onlarca|düzinelerce", _TENS)),
    "ar": ((r"عشرات (?:ال)?آلاف", _TENS_OF_THOUSANDS), (r"مئات (?:ال)?آلاف", _HUNDREDS_OF_THOUSANDS), (r"(?:ال)?آلاف(?= )", _THOUSANDS), (r"(?:ال)?مئات", _HUNDREDS), (r"(?:ال)?عشرات", _TENS)),
    "zh": ((r"数以万计|数万|數萬|上万|几万", _TENS_OF_THOUSANDS), (r"数十万|數十萬", _HUNDREDS_OF_THOUSANDS), (r"数千|數千|上千|几千|成千上万", _THOUSANDS), (r"数百|數百|上百|几百", _HUNDREDS), (r"数十|數十|几十|幾十", _TENS)),
    "ja": ((r"数万", _TENS_OF_THOUSANDS), (r"数十万", _HUNDREDS_OF_THOUSANDS), (r"数千", _THOUSANDS), (r"数百", _HUNDREDS), (r"数十", _TENS)),
    "ko": ((r"수만", _TENS_OF_THOUSANDS), (r"수십만", _HUNDREDS_OF_THOUSANDS), (r"수천", _THOUSANDS), (r"수백", _HUNDREDS), (r"수십", _TENS)),
}  # fmt: skip
_PAIRS: dict[str, str] = {
    "en": r"a couple(?= of (?!days|weeks|hours|months|years|minutes))|a pair(?= of (?!trousers|glasses))|both(?= (?!sides|countries|governments|of|in|to|the|as|and|nations|parties|leaders|by|at|with|its|their|his|for)[a-z]+s\b)", "es": r"un par(?= de)|ambos(?= \w+s\b)", "fr": r"une paire(?= de)|une couple(?= de)",
    "de": r"beide(?= [A-Z])|ein Paar(?= )", "it": r"un paio(?= di)|una coppia(?= di)", "pt": r"um par(?= de)", "ru": r"оба(?= )|обе(?= )|пара(?= )|пару(?= )", "pl": r"obaj|obydwa", "ar": r"كلا(?= ال)",
}  # fmt: skip
_SCORE = re.compile(r"(?<!\w)(?:(?P<n>two|three|four|five|six) score|an? score)(?= (?:of )?\w+)(?! (?:of \d|in|by))", re.IGNORECASE)
_BUT = {
    "en": r"all but (?P<less>\w+) of (?:the |its |their |his )?(?P<all>NUMBER)", "es": r"todos (?:menos|salvo|excepto) (?P<less>\w+) de l[oa]s (?P<all>NUMBER)", "fr": r"tous sauf (?P<less>\w+) des (?P<all>NUMBER)", "de": r"alle bis auf (?P<less>\w+) der (?P<all>NUMBER)",
    "it": r"tutti tranne (?P<less>\w+) dei (?P<all>NUMBER)", "pt": r"todos (?:menos|exceto) (?P<less>\w+) d[oa]s (?P<all>NUMBER)", "ru": r"все,? кроме (?P<less>\w+) из (?P<all>NUMBER)",
}  # fmt: skip
_THROUGH = re.compile(r"\s?(?:-|~|∼|〜|to|and|or|a|à|y|et|o|ou|bis|und|oder|e|до|и|или|do|i|lub|ile|ila|veya|إلى|و|أو|至|到|から|에서)\s?")
_BETWEEN = re.compile(
    r"(?:\b(?:between|from|entre|de|del|zwischen|von|tra|fra|da|от|между|od|między|بين|من|ما بين|van|tussen)\s(?:las |los |les )?|在)$",
    re.IGNORECASE,
)
_LOOSE = frozenset(("and", "y", "et", "und", "e", "и", "i", "o", "ou", "or", "oder", "или", "lub", "veya", "و", "أو", "a", "à"))
_ONES = frozenset("one uno una un une einen eine один одного um uma".split())


@dataclass(frozen=True)
class Count:
    """`low` and `high` are the least and the most that it may stand for; `vague`: the words leave the number open."""

    start: int
    end: int
    low: float
    high: float
    vague: bool = False


def find(reading: Reading) -> list[Count]:
    """What stands in place of the numbers that it covers."""
    text, language = reading.text, reading.language
    found = [*_all_but(text, language, reading.quantities), *_ranges(text, reading.quantities)]
    found += [Count(mark.start(), mark.end(), 6.0, 6.0) for mark in re.finditer("半(?:打|ダース)|반 ?다스", text)]
    for mark in _SCORE.finditer(text) if language == "en" else ():
        value = 20.0 * (small_number(mark["n"], "en") or 1) if mark["n"] else 20.0
        found.append(Count(mark.start(), mark.end(), value, value))
    for pattern, (low, high), vague in _worded(language):
        for mark in pattern.finditer(text):
            if not any(mark.start() < one.end and one.start < mark.end() for one in found) and not _goes_with_a_number(
                mark, reading.quantities
            ):
                found.append(Count(mark.start(), mark.end(), low, high, vague))
    return found


@cache
def _worded(language: str) -> tuple[tuple[re.Pattern[str], tuple[float, float], bool], ...]:
    edge, after = ("", "") if language in {"zh", "ja", "ko"} else (r"(?<!\w)", r"(?!\w)")
    vague = [
        (re.compile(rf"{edge}(?:{words}){after}", re.IGNORECASE if language != "de" else 0), span, True)
        for words, span in _VAGUE.get(language, ())
    ]
    pairs = [(re.compile(rf"{edge}(?:{_PAIRS[language]})", re.IGNORECASE), (2.0, 2.0), False)] if language in _PAIRS else []
    return (*vague, *pairs)


def _goes_with_a_number(mark: re.Match[str], quantities: Sequence[Quantity]) -> bool:
    """ "Three thousands", "خمسة آلاف": the word is a part of a number."""
    return any(one.start < mark.start() < one.end for one in quantities)


def _all_but(text: str, language: str, quantities: Sequence[Quantity]) -> list[Count]:
    if language not in _BUT:
        return []
    pattern = re.compile(_BUT[language].replace("NUMBER", r"\w+(?:[ -]\w+)?"), re.IGNORECASE)
    found = []
    for mark in pattern.finditer(text):
        whole = next((one for one in quantities if one.start == mark.start("all")), None)
        less = 1 if mark["less"].casefold() in _ONES else small_number(mark["less"], language)
        if whole and less:
            value = max(whole.values) - less
            found.append(Count(mark.start(), whole.end, value, value))
    return found


def _ranges(text: str, quantities: Sequence[Quantity]) -> list[Count]:
    """ "Between 20 and 30", "15-20", "20至30"; "two and three" are two numbers."""
    found: list[Count] = []
    for one, other in pairwise(quantities):
        if one.ordinal or other.ordinal or (one.unit and one.unit != other.unit) or (found and found[-1].end > one.start):
            continue
        digits = re.match(r"\d[\d.,]*", one.surface)
        gap = re.sub(r"^[人名명余個个％%]", "", text[one.start + digits.end() if digits else one.end : other.start])
        low, high = min(one.values), min(other.values)
        if not _THROUGH.fullmatch(gap) or not low < high <= 20 * max(low, 1):
            continue
        if (
            gap.strip() in _LOOSE
            and not _BETWEEN.search(text[: one.start])
            and not (gap.strip() in {"or", "o", "ou", "oder", "или", "lub", "veya", "أو"} and high - low <= 5)
        ):
            continue
        if gap.strip() == "-" and (high > 10 * low or (low < 10 and high < 10)):
            continue  # a score
        scale = max(other.values) if len(other.values) == 1 else high
        if scale >= 1000 and low < 100:
            low *= 10 ** (len(str(int(scale))) - len(str(int(scale)).rstrip("0"))) if str(int(scale)).endswith("000") else 1
        found.append(Count(one.start, other.end, low, scale))
    return found
