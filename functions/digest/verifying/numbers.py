"""In: a text. Out: the numbers in it with their units ("1.5 million", "150万", "two"), and its dates. Pure."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from functions.digest.verifying.numerals import ORDINALS
from functions.digest.verifying.scales import SCALE, UNIT, scaled, tail, unit_after, unit_before
from functions.digest.verifying.spelled import WORD, Read, and_a_half, half, halves_of_scales, spelled
from functions.digest.verifying.words import folded

_HAN_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "双": 2}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8}
_HAN_RUN = re.compile(r"[〇零一二两兩三四五六七八九十百千][〇零一二两兩三四五六七八九十百千万萬億亿]*")
_HAN_COUNTED = re.compile(r"[人名年月日次个個天艘架国國大方項项点點处家枚场歳岁度亿億万萬元円成期届屆軒件]")
_HAN_COUNTED_TOO = re.compile(
    r"[小钟鐘分时時隻只头頭匹辆輛台艇条條道座所间間户戶层層吨噸公千平升箱袋包发發枚支队隊车車机機棟栋校社票成倍周週秒トキ]"
)
"""A lone sign for one before these is most often no number."""
_SPACED_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
"""1 250 is a number in most languages of Europe; in English it is two."""


@dataclass(frozen=True)
class Quantity:
    """`values` are the readings: "1.500" is 1,500 in Spanish and 1.5 in English. `unit` is "" where none is named."""

    surface: str
    values: frozenset[float]
    unit: str
    start: int
    end: int
    ordinal: bool = False

    def is_like(self, other: Quantity) -> bool:
        return bool(self.values & other.values) and (not self.unit or not other.unit or self.unit == other.unit)


def quantities(text: str, language: str) -> list[Quantity]:
    """Numbers in digits and words, left to right, in a text as `words.plain` gives it."""
    if language != "en":
        text = _SPACED_THOUSANDS.sub("\u00a0", text)
    found = _in_words(text, language)
    taken = {place for quantity in found for place in range(quantity.start, quantity.end)}
    others = [*_in_han(text), *_in_native_korean(text)]
    return _summed(
        text, sorted([*found, *(one for one in others if not taken & set(range(one.start, one.end)))], key=lambda one: one.start)
    )


_SCALE_LAST = re.compile(r"\d[\d.,]*([万萬億亿兆만억조천千])[인명개]?$")


def _summed(text: str, found: list[Quantity]) -> list[Quantity]:
    """1万2000人 and 3만 5천명 are one number each."""
    summed: list[Quantity] = []
    for one in found:
        last = summed[-1] if summed else None
        scale = _SCALE_LAST.fullmatch(last.surface) if last else None
        adjoins = (
            last is not None
            and one.surface[:1].isdigit()
            and text[last.end : one.start] in {"", " "}
            and (text[last.end : one.start] == "" or last.surface[-1] >= "\uac00")
        )
        if last and scale and adjoins and max(one.values) < SCALE[scale[1]]:
            values = frozenset(a + b for a in last.values for b in one.values)
            summed[-1] = Quantity(text[last.start : one.end], values, one.unit, last.start, one.end)
        else:
            summed.append(one)
    return summed


def _in_words(text: str, language: str) -> list[Quantity]:
    marks = list(WORD.finditer(text))
    halves = {mark.start(): mark for mark in halves_of_scales(language, text)}
    found: list[Quantity] = []
    at = 0
    while at < len(marks):
        read = half(halves, marks, at) or _number(marks, at, language, text)
        if read is None:
            at += 1
            continue
        values, after, ordinal, unit = read
        before = text[: marks[at].start()].rstrip()
        unit = unit or unit_after(marks, after, text) or unit_before(before)
        end = marks[after - 1].end()
        found.append(Quantity(text[marks[at].start() : end], values, unit, marks[at].start(), end, ordinal))
        at = after
    return found


def _number(marks: list[re.Match[str]], at: int, language: str, text: str) -> Read | None:
    mark, unit = marks[at], ""
    if mark["word"] and folded(mark["word"]) in ORDINALS:
        return frozenset((float(ORDINALS[folded(mark["word"])]),)), at + 1, True, ""
    if mark["word"]:
        words = spelled(marks, at, language, text)
        return None if words is None else (words[0], words[1], False, "")
    values = _readings(mark["digits"] or mark["mixed"])
    scale, after = scaled(marks, at + 1, text)
    if mark["letters"]:
        factor, unit = tail(mark["letters"])
        scale *= factor
    plus, after, hour = and_a_half(marks, after, language, text)
    more, after = scaled(marks, after, text) if plus else (1.0, after)
    values = frozenset(round((value + plus) * scale * more, 6) for value in values) | (values if hour else frozenset())
    return values, after, bool(mark["tail"]), unit


def _readings(digits: str) -> frozenset[float]:
    """1,500 and 1.500 may be a thousand and five hundred, or one and a half."""
    bare = re.sub(r"['\u00a0\u202f]", "", digits)
    found = set()
    if re.fullmatch(r"\d{1,3}([.,]\d{2,3})+", bare):
        found.add(float(re.sub(r"[.,]", "", bare)))
    *whole, last = re.split(r"[.,]", bare)
    if not whole:
        found.add(float(bare))
    elif not re.fullmatch(r"\d{1,3}(,\d{3})+", bare):
        found.add(float(f"{''.join(whole)}.{last}"))
    return frozenset(found)


def _in_han(text: str) -> list[Quantity]:
    found = []
    for run in _HAN_RUN.finditer(text):
        counter = text[run.end() : run.end() + 1]
        counted = _HAN_COUNTED.match(counter) or (run[0] != "一" and _HAN_COUNTED_TOO.match(counter))
        if len(run[0]) < 2 and not (counted or text[: run.start()].endswith("第")):
            continue
        value, part, digit = 0.0, 0.0, 0.0
        for sign in run[0]:
            if sign in _HAN_DIGITS:
                digit = _HAN_DIGITS[sign]
            elif _HAN_SCALES[sign] < 10**4:
                part, digit = part + (digit or 1) * _HAN_SCALES[sign], 0
            else:
                value, part, digit = value + (part + digit) * _HAN_SCALES[sign], 0, 0
        unit = next((UNIT[text[run.end() : run.end() + n]] for n in (3, 2, 1) if text[run.end() : run.end() + n] in UNIT), "")
        found.append(Quantity(run[0], frozenset((value + part + digit,)), unit, run.start(), run.end()))
    return found


_KOREAN_TENS = {"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90}
_KOREAN_ONES = {"한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_NATIVE_KOREAN = re.compile(
    rf"(?<![^\W\d_])(?P<tens>{'|'.join(_KOREAN_TENS)})?(?P<ones>{'|'.join(_KOREAN_ONES)})?\s?"
    r"(?P<counter>명|사람|대|척|곳|개월|개|건|마리|차례|시간|채|가구|달|발|기|주|구|편|차례)(?!회|한|로|표)"
)


def _in_native_korean(text: str) -> list[Quantity]:
    """ "다섯 명": numbers that stand before what counts."""
    return [
        Quantity(
            mark[0][: mark.start("counter") - mark.start()].strip(),
            frozenset((float(_KOREAN_TENS.get(mark["tens"] or "", 0) + _KOREAN_ONES.get(mark["ones"] or "", 0)),)),
            UNIT.get(mark["counter"], ""),
            mark.start(),
            mark.start() + len(mark[0][: mark.start("counter") - mark.start()].strip()),
        )
        for mark in _NATIVE_KOREAN.finditer(text)
        if mark["tens"] or mark["ones"]
    ]


_DATES = Path(__file__).with_name("dates.json")
ABBREVIATED = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}
AMBIGUOUS = {
    "may",
    "march",
    "mars",
    "mei",
    "mai",
    "mart",
    "marca",
    "maja",
    "ocak",
    "nisan",
    "mayo",
    "maj",
    "cuma",
    "pazar",
    "luty",
    "august",
}
_AROUND = re.compile(
    r"(?:\b(?:in|on|by|of|since|until|till|last|next|this|early|late|mid|from|after|before|en|de|im|em|le|el)[ -]$)|(?:\d ?$)",
    re.IGNORECASE,
)
_RELATIVE = {
    "today": "today hoy aujourd heute oggi hoje vandaag сегодня bugün dziś اليوم 今天 今日 오늘",
    "yesterday": "yesterday ayer hier gestern ieri ontem gisteren вчера dün wczoraj أمس 昨天 昨日 어제",
    "tomorrow": "tomorrow mañana demain morgen domani amanhã завтра yarın jutro غدا 明天 明日 내일",
}  # fmt: skip
RELATIVE_WORD = {folded(word): day for day, words in _RELATIVE.items() for word in words.split()}
_PERIOD = re.compile(
    r"\b(last|next|this|previous|past|coming) (week|weekend|month|year|decade|century|quarter|summer|winter|spring|autumn|fall)\b",
    re.IGNORECASE,
)
_HAN_WEEKDAY = re.compile(r"(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])|([月火水木金土日])曜|([월화수목금토일])요일")
_HAN_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9]) ?[月월]")


@cache
def names_of_days() -> dict[str, str]:
    table = json.loads(_DATES.read_text(encoding="utf-8"))
    names = {folded(name): f"weekday {n}" for n, forms in enumerate(table["weekdays"]) for name in forms}
    return names | {folded(name): f"month {n}" for n, forms in enumerate(table["months"], start=1) for name in forms}


def dates(text: str) -> dict[str, str]:
    """Weekdays, months and relative dates that a text names: what it is → as written."""
    found: dict[str, str] = {}
    for mark in re.finditer(r"[^\W\d_]+(?:-feira)?", text):
        word = folded(mark[0])
        meant = names_of_days().get(word)
        near = _AROUND.search(text[: mark.start()]) or re.match(r"[ .]{1,2}\d", text[mark.end() :])
        if meant and (word not in AMBIGUOUS or (mark[0][0].isupper() and near)):
            found.setdefault(meant, mark[0])
        elif word in ABBREVIATED and mark[0][0].isupper() and near:
            found.setdefault(f"month {ABBREVIATED[word]}", mark[0])
        elif word in RELATIVE_WORD:
            found.setdefault(RELATIVE_WORD[word], mark[0])
    for mark in _PERIOD.finditer(text):
        first = {"previous": "last", "past": "last", "coming": "next"}.get(mark[1].lower(), mark[1].lower())
        found.setdefault(f"{first} {mark[2].lower()}", mark[0])
    for mark in _HAN_WEEKDAY.finditer(text):
        sign = mark[1] or mark[2] or mark[3]
        place = (
            next(row.index(sign) for row in ("一二三四五六日", "月火水木金土日", "월화수목금토일") if sign in row) if sign != "天" else 6
        )
        found.setdefault(f"weekday {place}", mark[0])
    for mark in _HAN_MONTH.finditer(text):
        found.setdefault(f"month {mark[1]}", mark[0])
    for word, relative in RELATIVE_WORD.items():
        if "\u3400" <= word[0] <= "\u9fff" and word in text:
            found.setdefault(relative, word)
    return found
