"""In: a text as read. Out: how long it says that things last, in hours: "three hours and ten minutes", "an hour and a half". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from functions.digest.comparing.measures import behind_digits
from functions.digest.verifying.numbers import Quantity
from functions.digest.verifying.reading import Reading
from functions.digest.verifying.scales import time_units

HOURS = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.5, "year": 8766.0}
"""Of each unit."""
_MORE_UNITS = {
    "fortnight": ("week", 2.0),
    "fortnights": ("week", 2.0),
    "decade": ("year", 10.0),
    "decades": ("year", 10.0),
    "сутки": ("day", 1.0),
    "суток": ("day", 1.0),
    "日間": ("day", 1.0),
    "钟头": ("hour", 1.0),
    "dobę": ("day", 1.0),
    "doba": ("day", 1.0),
    "doby": ("day", 1.0),
}
_HALF_BEHIND = re.compile(
    r" and a half\b| y medi[oa]\b| et demie?\b| e mezz[oa]\b| e mei[oa]\b| с половиной\b| i pół\b| ونصف(?: (?:ال)?\w+)?|半(?![径数年月天日])| ?반(?= |$|[을이에동])",
    re.IGNORECASE,
)
_FRACTIONS = re.compile(
    r"(?<!\w)(?:(?P<half>half(?: an? |-)|a half[ -]|medi[oa] |(?:une )?demi-|une demie |(?:eine[nr]? )?halbe[nsrm]? |mezz['’]|mezz[oa] |mei[oa] |пол(?=час|год|дня|минут|месяц)|pół |yarım |نصف |een half |半(?:个|個)?|반(?=나절|년|시간|달))"
    r"|(?P<three>three[ -]quarters of an? |tres cuartos de |trois quarts d['’]|drei ?viertel |tre quarti d['’]|três quartos de |три четверти |trzy kwadranse |ثلاثة أرباع )|(?P<quarter>(?:a )?quarter of an? |(?:un )?cuarto de |(?:un )?quart d['’]|viertel|un quarto d['’]|um quarto de |четверть |ربع |çeyrek ))"
    r"(?P<unit>UNIT)(?!\w)".replace("UNIT", r"[^\W\d_]+"),
    re.IGNORECASE,
)
_HAN_FRACTIONS = re.compile(
    r"(?P<half>半)(?:个|個)?(?P<unit>小时|小時|钟头|年|天|日|月|時間)|(?<=[一二两三四五六七八九十\d])(?:个|個)半(?P<unit2>小时|小時|月|钟头)"
)
_ALSO_ORDINALS = frozenset(("second", "segundo", "secondo", "seconde"))
"""The 2025 second half lasts no seconds."""
_DUALS = {
    "ساعتين": 2.0,
    "ساعتان": 2.0,
    "يومين": 48.0,
    "يومان": 48.0,
    "أسبوعين": 336.0,
    "أسبوعان": 336.0,
    "شهرين": 1461.0,
    "شهران": 1461.0,
    "عامين": 17532.0,
    "سنتين": 17532.0,
    "دقيقتين": 2 / 60,
}
_KOREAN_DAYS = {
    "하루": 1,
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
    "보름": 15,
}
_WORDS = re.compile(
    rf"(?<!\w)(?:و?(?P<dual>{'|'.join(_DUALS)}))(?!\w)|(?P<days>{'|'.join(_KOREAN_DAYS)})(?=간| 동안|째|을|의| 만| 이상| 넘)"
)
_SINGULARS = {
    "en": (r"an?|one", "minute|hour|day|week|fortnight|month|year|decade", r"for|lasted|lasting|lasts?|took|takes?|taking|within|after|in|over|about|nearly|almost|than|of|during|another|further"),
    "es": (r"una?", "minuto|hora|día|semana|mes|año", r"durante|por|en|dura|duró|tras|casi|más de|de"), "fr": (r"une?", "minute|heure|jour|semaine|mois|an|année", r"pendant|durant|en|après|duré|dure|d['’]|de|pour"),
    "de": (r"eine[rnms]?|ein", "Minute|Stunde|Tag|Tages|Woche|Monat|Jahr", r"für|binnen|nach|dauerte?|rund|etwa|fast|von|über"), "it": (r"una?|uno|un['’]", "minuto|ora|giorno|settimana|mese|anno", r"per|in|dopo|durato|dura|durata|circa|di|oltre"),
    "pt": (r"uma?", "minuto|hora|dia|semana|mês|ano", r"por|durante|durou|após|em|de|quase"), "ru": (r"один|одну|одна", "минуту|час|день|неделю|месяц|год", r"за|на|через|около|почти|длился|длилась"),
    "pl": (r"jeden|jedną|jedna", "minutę|godzinę|dzień|tydzień|miesiąc|rok", r"w ciągu|przez|na|po|trwał\w*"), "nl": (r"een|één", "minuut|uur|dag|week|maand|jaar", r"voor|in|na|duurde"), "tr": (r"bir", "dakika|saat|gün|hafta|ay|yıl", r"yaklaşık|tam"),
}  # fmt: skip
_BARE_HALVED = re.compile(r"(?<!\w)(?P<unit>hora|heure|ساعة|saat)(?= (?:y media|et demie)| ونصف)", re.IGNORECASE)
_WITHOUT_ARTICLE = re.compile(
    r"\b(?:на|за|через|спустя|длил\w+) (?P<ru>минуту|час|сутки|день|неделю|месяц|год)(?!\w)(?! назад)|\b(?:o|na|przez|w|za|trwał\w*) (?P<pl>minutę|godzinę|dobę|tydzień|miesiąc|rok)(?!\w)(?! temu)|(?:لمدة|خلال|مدة|بعد) (?P<ar>دقيقة|ساعة|يوم|أسبوع|شهر|عام|سنة)(?!\w)"
)
"""Languages without an article: for a week."""
_WITH_MORE = re.compile(
    r"(?:,? (?:and|y|et|und|e|и|i) )(?:\w+ ){1,2}(?:minutes?|hours?|days?|months?|weeks?|minutos|horas|meses|jours|mois|heures|Monate|Tage|mesi|giorni|minuti|месяц\w*|дн\w+|минут\w*)\b"
)
_GAP = re.compile(r"(?:,? ?(?:and|y|et|und|e|и|i|ve|en)? ?|،? ?و ?)", re.IGNORECASE)


@dataclass(frozen=True)
class Duration:
    """`hours` are the readings; `unit` the largest one named."""

    start: int
    end: int
    hours: tuple[float, ...]
    unit: str
    number_end: int
    """Where the number ends, of a duration of one number and one unit."""
    compound: bool = False


@cache
def _unit(word: str) -> tuple[str, float] | None:
    """A unit of time and how many of it the word says."""
    low = word.casefold()
    if low in _MORE_UNITS:
        return _MORE_UNITS[low]
    unit = time_units().get(low)
    return (unit, 1.0) if unit else None


def find(reading: Reading) -> list[Duration]:
    text = reading.text
    found = [one for quantity in reading.quantities if not quantity.ordinal for one in [_counted(text, quantity)] if one]
    for one in [*_fractions(text), *_named(text), *_single(text, reading.language)]:
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return _summed(text, sorted(found, key=lambda one: one.start))


def _counted(text: str, quantity: Quantity) -> Duration | None:
    """A number and its unit, with a half behind: "3時間", "two and a half days", "2 years and a half"."""
    behind = behind_digits(text, quantity)
    offset = len(text) - len(behind)
    mark = re.match(r"[\s-]?([^\W\d_]+)", behind)
    if not mark:
        return None
    word, unit = mark[1], _unit(mark[1])
    if unit is None and word[0] >= "\u1100":
        # Nothing parts the words: the longest beginning that is a unit.
        for length in range(min(4, len(word)), 0, -1):
            if (unit := _unit(word[:length])) and not (
                word[:length] in {"分", "년", "年"} and word[length : length + 1] in {"の", "의", "之"}
            ):
                word = word[:length]
                break
        else:
            unit = None
    if word.casefold() in _ALSO_ORDINALS and not re.match(r"-", behind):
        unit = None
    if unit is None or (len(word) == 1 and word in "年分秒日周주분초달" and not _is_long(word, behind[mark.start(1) + 1 :])):
        return None
    end = offset + mark.start(1) + len(word)
    half = _HALF_BEHIND.match(text[end:])
    name, size = unit
    hours = tuple(sorted((value + (0.5 if half else 0)) * size * HOURS[name] for value in quantity.values))
    return Duration(quantity.start, end + (half.end() if half else 0), hours, name, quantity.end, bool(half))


def _is_long(sign: str, behind: str) -> bool:
    """2029年 is a year; 三年 lasts."""
    return not (sign == "日" and not behind.startswith("間"))


def _fractions(text: str) -> list[Duration]:
    found = []
    for mark in _FRACTIONS.finditer(text):
        unit = _unit(mark["unit"]) or ({"나절": ("hour", 12.0)}.get(mark["unit"]))
        if unit:
            share = 0.5 if mark["half"] else 0.75 if mark["three"] else 0.25
            found.append(Duration(mark.start(), mark.end(), (share * unit[1] * HOURS[unit[0]],), unit[0], mark.end(), True))
    for mark in _HAN_FRACTIONS.finditer(text):
        unit = _unit(mark["unit"] or mark["unit2"]) or {"日": ("day", 1.0), "月": ("month", 1.0)}.get(mark["unit"] or mark["unit2"])
        if unit and mark["half"]:
            found.append(Duration(mark.start(), mark.end(), (0.5 * unit[1] * HOURS[unit[0]],), unit[0], mark.end(), True))
        elif unit:
            number = re.search(r"[一二两三四五六七八九十\d]+$", text[: mark.start()])
            if number:
                value = int(number[0]) if number[0].isdigit() else "一二三四五六七八九十".index(number[0][-1].replace("两", "二")) + 1
                found.append(Duration(number.start(), mark.end(), ((value + 0.5) * HOURS[unit[0]],), unit[0], mark.end(), True))
    return found


def _named(text: str) -> list[Duration]:
    found = []
    for mark in _WORDS.finditer(text):
        hours = _DUALS[mark["dual"]] if mark["dual"] else 24.0 * _KOREAN_DAYS[mark["days"]]
        start = mark.start("dual") if mark["dual"] else mark.start()
        unit = max((unit for unit, size in HOURS.items() if size <= hours), key=HOURS.__getitem__)
        half = _HALF_BEHIND.match(text[mark.end() :])
        hours += 0.5 * HOURS[unit] if half else 0
        found.append(Duration(start, mark.end() + (half.end() if half else 0), (hours,), unit, mark.end(), bool(half)))
    return found


@cache
def _one(language: str) -> re.Pattern[str] | None:
    if language not in _SINGULARS:
        return None
    article, units, lead = _SINGULARS[language]
    return re.compile(
        rf"(?<!\w)(?P<lead>(?:{lead}) ?)?(?<!\w)(?P<one>{article})[ -]?(?<![^\W_])(?P<unit>{units})(?P<long>[ -]long\b)?(?!\w)(?! (?:ago|later|earlier|before|after)\b)"
        if language != "it"
        else rf"(?<!\w)(?P<lead>(?:{lead}) )?(?P<one>{article}) ?(?P<unit>{units})(?P<long>(?!))?(?!\w)",
        re.IGNORECASE,
    )


def _single(text: str, language: str) -> list[Duration]:
    """ "For a week"; "a day and a half". "Once a week" lasts nothing."""
    found = []
    for mark in _WITHOUT_ARTICLE.finditer(text) if language in {"ru", "pl", "ar"} else ():
        name = mark.lastgroup or "ru"
        half = _HALF_BEHIND.match(text[mark.end() :])
        if unit := _unit(mark[name]):
            end = mark.end() + (half.end() if half else 0)
            found.append(Duration(mark.start(name), end, ((1.5 if half else 1.0) * unit[1] * HOURS[unit[0]],), unit[0], end, True))
    pattern = _one(language)
    for mark in [*(pattern.finditer(text) if pattern else ()), *_BARE_HALVED.finditer(text)]:
        unit = _unit(mark["unit"])
        if unit is None:
            continue
        half = _HALF_BEHIND.match(text[mark.end("unit") :])
        given = mark.groupdict()
        start = mark.start("one") if given.get("one") else mark.start()
        if half or given.get("lead") or given.get("long") or _WITH_MORE.match(text[mark.end("unit") :]):
            hours = (1.5 if half else 1.0) * unit[1] * HOURS[unit[0]]
            end = mark.end("unit") + (half.end() if half else 0)
            found.append(Duration(start, end, (hours,), unit[0], end, True))
    return found


def _summed(text: str, found: list[Duration]) -> list[Duration]:
    """ "Two years and six months": of a larger unit and a smaller."""
    summed: list[Duration] = []
    for one in found:
        last = summed[-1] if summed else None
        if (
            last
            and len(last.hours) == len(one.hours) == 1
            and HOURS[last.unit] > HOURS[one.unit]
            and one.start >= last.end
            and _GAP.fullmatch(text[last.end : one.start])
            and one.hours[0] < HOURS[last.unit] * 1.01
        ):
            summed[-1] = Duration(last.start, one.end, (last.hours[0] + one.hours[0],), last.unit, one.end, True)
        else:
            summed.append(one)
    return summed
