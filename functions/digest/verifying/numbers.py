"""In: a text. Out: the numbers in it with their units ("1.5 million", "150万", "two"), and its dates. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from functions.digest.verifying.numerals import (
    AND_A_HALF,
    BARE,
    FIRSTS,
    HALF_OF,
    JOINING,
    ORDINALS,
    WITH_A_HALF,
    cardinals,
)
from functions.digest.verifying.words import folded

_SCALES = {
    12.0: "dozen dozens docenas douzaines dutzend dozzine dúzias дюжин tuziny tuzinów düzine",
    1e2: "hundred hundreds hundert cent cents cientos cien honderd yüz",
    1e3: "thousand thousands k mil tausend mille mila duizend 천 тыс тысяч тысячи тысяча тысячу тысячам тысячами тысячах тис тисяч тисячі тисячу bin 千 ألف ألفا ألفًا آلاف tys tysiąc tysiąca tysiące tysięcy tysiącami tsd",
    1e4: "万 萬 만",
    1e5: "lakh lakhs lac",
    1e6: "million millions mn mln m millón millones millon milhão milhões milioni milione miljoen millionen mio миллион миллиона миллионов миллионам миллионами млн мільйон мільйона мільйонів milyon مليون مليونا مليونًا ملايين "
    "milion miliony milionów miliona 百万 백만",
    1e7: "crore crores cr",
    1e8: "億 亿 억",
    1e9: "billion billions bn bln b milliard milliards milliarden milliarde mrd miljard миллиард миллиарда миллиардов млрд мільярд мільярдів milyar bilhão bilhões miliardi miliardo miliard miliarda miliardy miliardów mld مليار مليارا مليارات 十亿",
    1e12: "trillion trillions tn tln trn billón billones billion-de trilhão trilhões 兆 조 万亿 萬億 триллион триллиона триллионов трлн bilion bilionów trilyon تريليون",
}  # fmt: skip
_SCALE = {word: scale for scale, words in _SCALES.items() for word in words.split()}
_UNITS = {
    "%": "% ％ percent percentage pct pc prozent procent yüzde процент процентов процента 퍼센트 パーセント",
    "USD": "$ us$ usd dollar dollars dólar dólares dollari доллар долларов 美元 美金 ドル 달러 دولار",
    "EUR": "€ eur euro euros евро 欧元 歐元 ユーロ 유로 يورو",
    "CNY": "yuan rmb cny renminbi 元 人民币 人民幣 元人民币 위안 юаней юань",
    "JPY": "¥ jpy yen yenes 円 日元 엔 иен",
    "GBP": "£ gbp pound pounds sterling 英镑 英鎊 ポンド",
    "INR": "₹ rs inr rupee rupees pkr 卢比 ルピー",
    "TWD": "nt$ twd 新台币 新台幣 台币",
    "KRW": "₩ krw won 韩元 ウォン 원",
    "litre": "litre litres liter liters litros 升 リットル لتر",
    "gallon": "gallon gallons",
    "km": "km kilometre kilometres kilometer kilometers kilomètre kilomètres kilometern quilômetro quilômetros quilómetros chilometri 公里 キロ 킬로미터 км километров километра километрах kilómetro kilómetros كيلومتر كيلومترا كيلومترًا كيلومترات kilometre kilometrów kilometry kilometr kilometros",
    "mile": "mile miles milla millas milhas meilen мили миль ميل أميال",
    "metre": "metre metres meter meters mètre mètres metro metros metri metern метров метра 米 メートル 미터 متر أمتار مترا مترًا metrów metry metr метр",
    "tonne": "tonne tonnes ton tons tonnen tonelada toneladas tonnellate tonnellata tony tona tonę ton 吨 噸 公吨 公噸 トン 톤 тонн тонны طن طنا طنًا أطنان",
    "kg": "kg kilogram kilograms kilo kilos kilogramos kilogrammes kilogramm килограммов кг 公斤 千克 キログラム 킬로그램 كيلوغرام كيلوغراما كلغ",
    "hectare": "hectare hectares hectárea hectáreas hectares hektar hektare ettari гектаров гектара 公顷 公頃 ヘクタール 헥타르 هكتار هكتارا هكتارًا",
    "barrel": "barrel barrels barril barriles 桶 バレル 배럴 баррелей bpd",
    "day": "day days día días jour jours tag tage tagen dia dias giorno giorni 天 дней день дня днів дні дня يوم أيام يوما يومًا gün günlük günü dni dzień dnia dagen dag dniach gündür",
    "hour": "hour hours hora horas heure heures stunde stunden ora ore 小时 小時 時間 시간 часов часа час годин години ساعة ساعات saat godzin godziny godzinę godzina uur часам saatlik ساعتين ساعتان hr hrs",
    "year": "year years año años an ans année années jahr jahre jahren ano anos anno anni 年 年間 лет года год років роки рік 년 yıl سنة سنوات عام أعوام عاما عامًا lat rok roku lata jaar jaren yıllık سنتين عامين",
    "month": "month months mes meses mois monat monate monaten mês mese mesi 个月 個月 か月 ヶ月 カ月 ヵ月 箇月 개월 달 месяцев месяца месяц місяців місяці ay شهر أشهر شهرا شهرًا شهور miesięcy miesiące miesiąc maand maanden aylık",
    "week": "week weeks semana semanas semaine semaines woche wochen settimana settimane 周 週 週間 星期 周间 주 주간 недель недели неделя неделю тижнів тижні hafta haftalık أسبوع أسابيع أسبوعا أسبوعًا tydzień tygodni tygodnie weken",
    "minute": "minute minutes minuten minuto minutos minuti 分钟 分鐘 分間 分 минут минуты минуту хвилин хвилини 분 دقيقة دقائق dakika minut minuty minutę minuut min mins",
    "second": "second seconds segundo segundos seconde secondes sekunde sekunden secondo secondi 秒 秒钟 秒鐘 秒間 초 секунд секунды ثانية ثوان ثوانٍ saniye secs",
}  # fmt: skip
_UNIT = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_OF_TIME = frozenset(("second", "minute", "hour", "day", "week", "month", "year"))


@cache
def time_units() -> dict[str, str]:
    """A word → the unit of time that it names."""
    return {word: unit for word, unit in _UNIT.items() if unit in _OF_TIME}


_HAN_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "双": 2}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8}
_HAN_RUN = re.compile(r"[〇零一二两兩三四五六七八九十百千][〇零一二两兩三四五六七八九十百千万萬億亿]*")
_HAN_COUNTED = re.compile(r"[人名年月日次个個天艘架国國大方項项点點处家枚场歳岁度亿億万萬元円成期届屆軒件]")

_HAN_COUNTED_TOO = re.compile(
    r"[小钟鐘分时時隻只头頭匹辆輛台艇条條道座所间間户戶层層吨噸公千平升箱袋包发發枚支队隊车車机機棟栋校社票成倍周週秒トキ]"
)
"""A lone sign for one before these is most often no number."""

_WORD = re.compile(r"(?P<digits>\d+(?:[.,'\u00a0\u202f]\d+)*)(?P<tail>st|nd|rd|th)?(?![^\W_]|[.,]\d)|(?P<mixed>\d+(?:[.,]\d+)*)(?P<letters>[^\W\d_]+)|(?P<word>[^\W\d_]+|[%$€¥£₹₩])", re.UNICODE)  # fmt: skip

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
    return _summed(text, sorted([*found, *(one for one in others if not taken & set(range(one.start, one.end)))], key=lambda one: one.start))


_SCALE_LAST = re.compile(r"\d[\d.,]*([万萬億亿兆만억조천千])[인명개]?$")


def _summed(text: str, found: list[Quantity]) -> list[Quantity]:
    """1万2000人 and 3만 5천명 are one number each."""
    summed: list[Quantity] = []
    for one in found:
        last = summed[-1] if summed else None
        scale = _SCALE_LAST.fullmatch(last.surface) if last else None
        adjoins = last is not None and one.surface[:1].isdigit() and text[last.end : one.start] in {"", " "} and (text[last.end : one.start] == "" or "\uac00" <= last.surface[-1])
        if last and scale and adjoins and max(one.values) < _SCALE[scale[1]]:
            values = frozenset(a + b for a in last.values for b in one.values)
            summed[-1] = Quantity(text[last.start : one.end], values, one.unit, last.start, one.end)
        else:
            summed.append(one)
    return summed


def _in_words(text: str, language: str) -> list[Quantity]:
    marks = list(_WORD.finditer(text))
    halves = {mark.start(): mark for mark in _half_of_a_scale(language).finditer(text)} if language in HALF_OF else {}
    found: list[Quantity] = []
    at = 0
    while at < len(marks):
        read = _half(halves, marks, at) or _number(marks, at, language, text)
        if read is None:
            at += 1
            continue
        values, after, ordinal, unit = read
        before = text[: marks[at].start()].rstrip()
        unit = unit or _unit_after(marks, after, text) or _unit_before(before)
        end = marks[after - 1].end()
        found.append(Quantity(text[marks[at].start() : end], values, unit, marks[at].start(), end, ordinal))
        at = after
    return found


_Read = tuple[frozenset[float], int, bool, str]
"""The readings, the mark after the last, whether it is an ordinal, the unit that stands on the digits."""


def _number(marks: list[re.Match[str]], at: int, language: str, text: str) -> _Read | None:
    mark, unit = marks[at], ""
    if mark["word"] and folded(mark["word"]) in ORDINALS:
        return frozenset((float(ORDINALS[folded(mark["word"])]),)), at + 1, True, ""
    if mark["word"]:
        spelled = _spelled(marks, at, language, text)
        return None if spelled is None else (spelled[0], spelled[1], False, "")
    values = _readings(mark["digits"] or mark["mixed"])
    scale, after = _scaled(marks, at + 1, text)
    if mark["letters"]:
        factor, unit = _tail(mark["letters"])
        scale *= factor
    plus, after, hour = _and_a_half(marks, after, language, text)
    more, after = _scaled(marks, after, text) if plus else (1.0, after)
    values = frozenset(round((value + plus) * scale * more, 6) for value in values) | (values if hour else frozenset())
    return values, after, bool(mark["tail"]), unit


@cache
def _half_of_a_scale(language: str) -> re.Pattern[str]:
    words = "|".join(
        sorted(
            (word for scale, listed in _SCALES.items() if scale != 1e2 for word in listed.split() if len(word) > 2), key=len, reverse=True
        )
    )
    dozens = "docena|douzaine|Dutzend|dozzina|dúzia|дюжин[ыау]?|tuzina|düzine|دزينة|dozijn"
    quarter = r"|(?:a |one )?quarter of a (?P<quarter>million|billion)" if language == "en" else ""
    return re.compile(
        rf"(?<!\w)(?:{HALF_OF[language]}(?:(?P<dozen>dozen|{dozens})|(?P<scale>{words}|миллиона?|millón)){quarter})(?!\w)", re.IGNORECASE
    )


def _half(halves: Mapping[int, re.Match[str]], marks: list[re.Match[str]], at: int) -> _Read | None:
    """ "Half a dozen", "полмиллиона", "a quarter of a million"."""
    found = halves.get(marks[at].start())
    if not found:
        return None
    after = next((n for n in range(at, len(marks)) if marks[n].start() >= found.end()), len(marks))
    if found.groupdict().get("quarter"):
        return frozenset((_SCALE[found["quarter"].casefold()] / 4,)), after, False, ""
    value = 6.0 if found["dozen"] else _SCALE[found["scale"].casefold()] / 2
    return frozenset((value,)), after, False, ""


def small_number(words: str, language: str) -> int | None:
    """A number in figures or words; none where they say something else."""
    if words.isdigit():
        return int(words)
    marks = list(_WORD.finditer(words))
    spelled = _spelled(marks, 0, language, words) if marks and marks[0]["word"] else None
    return int(min(spelled[0])) if spelled and spelled[1] == len(marks) else None


def _spelled(marks: list[re.Match[str]], at: int, language: str, text: str) -> tuple[frozenset[float], int] | None:
    """A number in words: "forty-two", "three hundred and ten", "treinta y cinco", "quatre-vingt-dix", "خمسة وعشرون", "a million"."""
    words = cardinals(language)
    total, part, last, after = 0.0, 0.0, 0.0, at
    while (
        after < len(marks) and marks[after]["word"] and (after == at or not text[marks[after - 1].end() : marks[after].start()].strip(" -"))
    ):
        number, step = _next_cardinal(marks, after, last, language, words)
        scale = _SCALE.get(marks[after]["word"].casefold(), 0.0) if len(marks[after]["word"]) > 1 else 0.0
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
        plus, after, hour = _and_a_half(marks, after, language, text)
        if plus:
            whole = total + part
            value = whole + plus * (last if last >= 1000 else 1)
            more, after = _scaled(marks, after, text) if last < 1000 else (1.0, after)
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
    one = word in FIRSTS.get(language, frozenset()) and last in {20, 30, 40, 50, 60, 70, 80, 90} and language not in {"de", "nl", "it"}
    more = 1 if one else words.get(word)
    return (more, 1 + joined) if more and _continues(last, more, language) else (None, 1)


def _is_one(marks: list[re.Match[str]], at: int, language: str) -> bool:
    word = folded(marks[at]["word"])
    return word in FIRSTS.get(language, frozenset()) or (language == "en" and word == "a")


def _goes_on(marks: list[re.Match[str]], at: int, language: str, text: str) -> bool:
    """Whether an article stands for one: "a hundred", "one and a half"."""
    if at < len(marks) and marks[at]["word"] and not text[marks[at - 1].end() : marks[at].start()].strip(" -"):
        word = marks[at]["word"].casefold()
        if _SCALE.get(word, 0.0) >= 100 and len(word) > 2 and not word.endswith(("reds", "ands", "ions")):
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


def _and_a_half(marks: list[re.Match[str]], after: int, language: str, text: str) -> tuple[float, int, bool]:
    """A half or none, the mark behind it, and whether it may be half an hour past."""
    behind = AND_A_HALF.get(language)
    found = re.match(behind, text[marks[after - 1].end() :], re.IGNORECASE) if behind else None
    if not found:
        return 0.0, after, False
    end = marks[after - 1].end() + found.end()
    return 0.5, next((n for n in range(after, len(marks)) if marks[n].start() >= end), len(marks)), bool(found.groupdict().get("hour"))


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


def _scaled(marks: list[re.Match[str]], after: int, text: str) -> tuple[float, int]:
    scale = 1.0
    while after < len(marks) and marks[after]["word"]:
        between = text[marks[after - 1].end() : marks[after].start()]
        word = marks[after]["word"].casefold()
        if between.strip(" -") or (len(word) == 1 and word.isascii()):
            break
        if word in _SCALE:
            scale *= _SCALE[word]
        elif word[:1] in "万萬億亿兆만억조千百" and word[0] in _SCALE:
            scale *= _SCALE[word[:2]] if word[:2] in _SCALE else _SCALE[word[0]]
        else:
            break
        after += 1
        if len(word) > 2 and not word.isascii():
            break
    return scale, after


def _tail(letters: str) -> tuple[float, str]:
    """What stands on the digits: "5bn", "150万人", "40km"."""
    low = letters.casefold()
    scale = 1.0
    for length in (len(low), 2, 1):
        if low[:length] in _SCALE and (length == len(low) or not low.isascii()):
            scale, low = _SCALE[low[:length]], low[length:]
            break
    for length in range(min(4, len(low)), 0, -1):
        if low[:length] in _UNIT and (length == len(low) or not low.isascii()):
            return scale, _UNIT[low[:length]]
    return scale, ""


def _unit_after(marks: list[re.Match[str]], after: int, text: str) -> str:
    for n in (after, after + 1):
        if n >= len(marks) or text[marks[n - 1].end() : marks[n].start()].strip(" -"):
            return ""
        word = (marks[n]["word"] or "").casefold()
        if word in ("percentage", "basis") and n + 1 < len(marks) and (marks[n + 1]["word"] or "").casefold() in ("point", "points"):
            return f"{word} point"
        if word in _UNIT:
            return _UNIT[word]
        if word == "per" and n + 1 < len(marks) and (marks[n + 1]["word"] or "").casefold() == "cent":
            return "%"
        if word == "por" and n + 1 < len(marks) and (marks[n + 1]["word"] or "").casefold() in {"ciento", "cento"}:
            return "%"
        if word == "pour" and n + 1 < len(marks) and (marks[n + 1]["word"] or "").casefold() == "cent":
            return "%"
        if word not in {"us", "american", "de", "of", "trillion", "billion", "million"}:
            for length in (3, 2, 1):
                if word[:1] >= "\u1100" and word[:length] in _UNIT:  # nothing parts the words
                    return _UNIT[word[:length]]
            return ""
    return ""


def _unit_before(before: str) -> str:
    if re.search(r"(?:%|\byüzde)$", before, re.IGNORECASE):
        return "%"
    for sign in ("nt$", "us$", "rs.", "rs", "$", "€", "£", "¥", "₹", "₩"):
        if before.casefold().endswith(sign) and (not sign[0].isalpha() or not before[: -len(sign)][-1:].isalpha()):
            return _UNIT.get(sign.rstrip("."), "")
    return ""


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
        unit = next((_UNIT[text[run.end() : run.end() + n]] for n in (3, 2, 1) if text[run.end() : run.end() + n] in _UNIT), "")
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
            _UNIT.get(mark["counter"], ""),
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
