"""In: a text as read. Out: the shares of a whole that it gives, in per cent: "nine-tenths", "one in four", "3分の1", "каждый пятый". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from functions.digest.verifying.numerals import cardinals
from functions.digest.verifying.reading import Reading
from functions.digest.verifying.spelled import small_number

_N = "NUMBER"
_DENOMINATORS = {
    "en": {2: "halves", 3: "thirds?", 4: "quarters?|fourths?", 5: "fifths?", 6: "sixths?", 7: "sevenths?", 8: "eighths?", 10: "tenths?", 20: "twentieths?"},
    "es": {3: "tercios?|tercer(?:as? partes?)", 4: "cuartos?|cuartas? partes?", 5: "quintos?|quintas? partes?", 6: "sextas? partes?", 10: "décimos?|décimas? partes?"}, "fr": {3: "tiers", 4: "quarts?", 5: "cinquièmes?", 6: "sixièmes?", 8: "huitièmes?", 10: "dixièmes?"},
    "de": {3: "Drittel", 4: "Viertel", 5: "Fünftel", 6: "Sechstel", 8: "Achtel", 10: "Zehntel"}, "it": {3: "terzi?|terzo", 4: "quart[oi]", 5: "quint[oi]", 10: "decim[oi]"}, "pt": {3: "terços?|terça parte", 4: "quartos?|quarta parte", 5: "quintos?|quinta parte", 10: "décimos?"},
    "ru": {3: "треть(?:ю|и|ей)?|трети", 4: "четверт(?:ь|и|ью|ей)", 5: "пят(?:ая|ую|ые|ых|ой)", 6: "шест(?:ая|ую|ых)", 10: "десят(?:ая|ую|ые|ых|ой)"}, "pl": {3: "trzeci(?:a|e|ej|ą|ich)", 4: "czwart(?:a|e|ej|ą|ych)|ćwierć", 5: "piąt(?:a|e|ej|ą|ych)", 10: "dziesiąt(?:a|e|ej|ą|ych)"},
    "nl": {3: "derden?", 4: "kwarten?|kwart", 5: "vijfden?", 10: "tienden?"},
}  # fmt: skip
_HALF = {
    "en": r"half(?= (?:of|the|its|their|his|all|that|those|these|were|had|are|have))|(?:one|a) half(?= of)", "es": r"la mitad", "fr": r"la moitié|moitié", "de": r"(?:die )?Hälfte", "it": r"la metà|metà(?= (?:del|de))", "pt": r"(?:a )?metade",
    "ru": r"половин[аыуео]й?(?! (?:перв|втор|трет|четв|пят|шест|седьм|восьм|девят|десят|один|двен))", "pl": r"połow(?:a|y|ę|ą)(?! (?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia))", "tr": r"yarısı(?:nı|nın|nda)?", "nl": r"de helft|helft",
    "ar": r"نصف(?= ال(?!ليل|نهار|مليون|ساعة))|نصف(?= عدد)", "zh": r"一半|半数|半數", "ja": r"半数|半分", "ko": r"절반|반수",
}  # fmt: skip
_IN = {
    "en": rf"(?P<few>{_N})(?: [^\W\d_]+)?(?: out of(?: every)?| in(?: every)?| of every) (?P<all>{_N})(?![\w%])(?! (?:minutes|hours|days|weeks|months|years|countries|cities|places|towns|languages|cases|seconds))|\bevery (?P<every>third|fourth|fifth|sixth|tenth|other|second)(?= [^\W\d_]+)(?! (?:day|week|month|year|hour|night))(?: [^\W\d_]+)?",
    "es": rf"(?P<few>{_N})(?: [^\W\d_]+)? de cada (?P<all>{_N})", "fr": rf"(?P<few>{_N})(?: [^\W\d_]+)? sur (?P<all>{_N})(?= |[,.]|$)(?! (?:km|kilomètres|ans))", "de": rf"(?P<few>{_N})(?: [^\W\d_]+)? von (?P<all>{_N})(?= |[,.]|$)|\bjede[rsnm]? (?P<every>zweite|dritte|vierte|fünfte|sechste|zehnte)[nrsm]?(?: [^\W\d_]+)?",
    "it": rf"(?P<few>{_N})(?: [^\W\d_]+)? su (?P<all>{_N})(?= |[,.]|$)", "pt": rf"(?P<few>{_N})(?: [^\W\d_]+)? (?:em|de|a) cada (?P<all>{_N})", "ru": rf"(?P<few>{_N}) из (?:каждых )?(?P<all>{_N})(?= |[,.]|$)|\bкажд(?:ый|ая|ое|ого|ую) (?P<every>втор|трет|четв|пят|шест|десят)\w+",
    "pl": rf"(?P<few>{_N})(?: [^\W\d_]+)? na (?P<all>{_N})(?= [^\W\d_]|[,.]|$)|\bco (?P<every>drug|trzec|czwart|piąt|szóst|dziesiąt)\w+", "tr": r"(?P<all>\w+?)(?:te|ta|de|da) (?P<few>bir|iki|üç|dört|beş|dokuz)[iıuüsn]\w*|her (?P<all2>\w+) \w+ (?P<few2>bir|iki|üç)[iıuü]", "ar": rf"(?P<few>{_N})(?: [^\W\d_]+)? من (?:بين )?كل (?P<all>{_N})",
    "ja": r"(?P<all>\d+|[二三四五六七八九十])人に(?P<few>\d+|[一二三四五六七八九])人", "ko": r"(?P<all>\d+|두|세|네|다섯|여섯|열) ?(?:명|곳|척|채|가구) ?(?:중|가운데) ?(?P<few>\d+|한|두|세|아홉) ?(?:명|곳|척|채|가구)", "nl": rf"(?P<few>{_N}) op (?:de )?(?P<all>{_N})(?= |[,.]|$)",
}  # fmt: skip
_HAN = re.compile(
    r"(?P<all>[一二三四五六七八九十百\d]+)分(?:の|之)(?P<few>[一二三四五六七八九十\d]+)|(?P<all2>\d+) ?분의 ?(?P<few2>\d+)|(?P<tenths>[一二两三四五六七八九]|\d(?:\.\d)?)(?P<and>[一二三四五六七八九])?成(?![立为為员員都])|(?P<tenths2>\d(?:\.\d)?|[一二三四五六七八九])割(?P<and2>[一二三四五六七八九\d])?(?:分)?|(?P<tenths3>[1-9]) ?할"
)
_AR_FRACTIONS = {"ثلث": 33.33, "ثلثا": 66.67, "ثلثي": 66.67, "ربع": 25.0, "خمس": 20.0, "عشر": 10.0}
_AR = re.compile(r"(?<!\w)(?:و|ب|ل)?(?P<share>ثلثا|ثلثي|ثلث|ربع|خمس)(?= (?:ال(?!ساعة|أول)|\w+ه[ام]?\b|سكان|عدد|مساحة))")
_RU_EVERY = {"втор": 2, "трет": 3, "четв": 4, "пят": 5, "шест": 6, "десят": 10, "drug": 2, "trzec": 3, "czwart": 4, "piąt": 5, "szóst": 6, "dziesiąt": 10, "second": 2, "other": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10,
             "zweite": 2, "dritte": 3, "vierte": 4, "fünfte": 5, "sechste": 6, "zehnte": 10}  # fmt: skip
_ONES = frozenset("one a an un una uno une ein eine einer eines einem um uma один одна bir jeden jedna واحد واحدة 한 één een una".split())
_NUMBERED = frozenset("en es fr de it pt nl ru pl tr ar".split())
_UNFOLDED = {
    "funf": ("fünf",),
    "zwolf": ("zwölf",),
    "tres": ("três",),
    "trzy": (),
    "uc": ("üç",),
    "dort": ("dört",),
    "bes": ("beş",),
    "alti": ("altı",),
    "piec": ("pięć",),
    "szesc": ("sześć",),
    "dziewiec": ("dziewięć",),
    "dziesiec": ("dziesięć",),
}
_KOREAN = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "아홉": 9, "열": 10}
_SIGNS = "〇一二三四五六七八九十"


@dataclass(frozen=True)
class Share:
    start: int
    end: int
    percent: float


@cache
def _number_words(language: str) -> str:
    words = {word for word, n in cardinals(language).items() if n <= 20 or n in {50, 100}} if language in _NUMBERED else set()
    accented = {one for word in words for one in (word, *_UNFOLDED.get(word, ()))}
    return (
        rf"(?:\d+|{'|'.join(sorted({*accented, *_ONES} - {'a'}, key=lambda word: (-len(word), word)))}{'|a' if language == 'en' else ''})"
    )


@cache
def _patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None, re.Pattern[str] | None]:
    """Fractions, halves, so many in so many."""
    listed = _DENOMINATORS.get(language)
    fraction = None
    if listed:
        names = "|".join(f"(?P<d{n}>{words})" for n, words in listed.items())
        fraction = re.compile(rf"(?<!\w)(?:(?P<few>{_number_words(language)})[\s-])?(?:{names})(?!\w)", re.IGNORECASE)
    half, within = _HALF.get(language), _IN.get(language)
    edge = "" if language in {"zh", "ja", "ko"} else r"(?<!\w)"
    within = within.replace("NUMBER", _number_words(language)) if within else None
    return (
        fraction,
        re.compile(rf"{edge}(?:{half})", re.IGNORECASE) if half else None,
        re.compile(rf"{edge}(?:{within})", re.IGNORECASE) if within else None,
    )


def find(reading: Reading) -> list[Share]:
    text, language = reading.text, reading.language
    fraction, half, within = _patterns(language)
    found: list[Share] = []
    marks = [
        *((mark, _within(mark, language)) for mark in (within.finditer(text) if within else ())),
        *((mark, _fraction(mark, language, text)) for mark in (fraction.finditer(text) if fraction else ())),
        *((mark, _han(mark)) for mark in (_HAN.finditer(text) if language in {"zh", "ja", "ko"} else ())),
        *((mark, _AR_FRACTIONS[mark["share"]]) for mark in (_AR.finditer(text) if language == "ar" else ())),
        *((mark, 50.0) for mark in (half.finditer(text) if half else ())),
    ]
    for mark, percent in marks:
        start = mark.start("share") if "share" in mark.re.groupindex else mark.start()
        if any(quantity.start < start < quantity.end for quantity in reading.quantities):
            continue  # "four and a half"
        if percent and not any(start < one.end and one.start < mark.end() for one in found):
            found.append(Share(start, mark.end(), percent))
    return sorted(found, key=lambda one: one.start)


def _number(word: str | None, language: str) -> int | None:
    if not word:
        return None
    low = word.casefold()
    if low in _ONES:
        return 1
    if low in _KOREAN:
        return _KOREAN[low]
    if low in _SIGNS:
        return _SIGNS.index(low)
    return small_number(low, language)


def _within(mark: re.Match[str], language: str) -> float | None:
    given = mark.groupdict()
    if every := given.get("every"):
        return 100.0 / next(n for beginning, n in _RU_EVERY.items() if every.casefold().startswith(beginning))
    few, whole = _number(given.get("few") or given.get("few2"), language), _number(given.get("all") or given.get("all2"), language)
    round_numbers = {2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000}
    return 100.0 * few / whole if few and whole and few < whole and (whole in round_numbers or few == 1) else None


def _fraction(mark: re.Match[str], language: str, text: str) -> float | None:
    below = next(int(name[1:]) for name, value in mark.groupdict().items() if value and name.startswith("d"))
    few = _number(mark["few"], language)
    if (
        few is None
        and language in {"ru", "pl", "fr"}
        and below in {3, 4}
        and (
            mark[0].casefold() in {"треть", "трети", "третью", "третьей", "четверть", "четверти", "четвертью", "ćwierć"}
            or mark[0].casefold().endswith(" tiers")
        )
    ):
        few = 1
    if few is None or few >= below:
        return None
    # "A quarter of an hour", "the third quarter", "a fifth man": no share of anything.
    if re.match(
        r"\s(?:of an hour|d'heure|d'ora|de hora|часа|of a (?:million|billion|century|mile))|-final|-hour|\s?(?:stunde|finale|jahr)",
        text[mark.end() :],
        re.IGNORECASE,
    ):
        return None
    if (
        few == 1
        and language == "en"
        and (mark["few"] or "").casefold() != "one"
        and not re.match(r"\s(?:of|the|are|is|were|was|have|had|lower|higher|more|less|fewer|said|say)\b|[.,;]|$|s\b", text[mark.end() :])
    ):
        return None
    if (
        few == 1
        and language in {"es", "it", "pt", "nl"}
        and not re.match(r"\s(?:de|del|dell|della|dei|degli|da|do|das|dos|di|van|más|menos|mais)\b|[.,;]|$", text[mark.end() :])
    ):
        return None
    return 100.0 * few / below


def _han(mark: re.Match[str]) -> float | None:
    given = mark.groupdict()
    whole, few = given["all"] or given["all2"], given["few"] or given["few2"]
    if whole and few:
        whole_n, few_n = _han_value(whole), _han_value(few)
        return 100.0 * few_n / whole_n if whole_n and few_n < whole_n else None
    tenths = given["tenths"] or given["tenths2"] or given["tenths3"]
    return 10.0 * (
        float(tenths) if tenths and tenths[0].isdigit() else "〇一二三四五六七八九".index((tenths or "〇").replace("两", "二"))
    ) + _han_value(given["and"] or given["and2"] or "〇")


def _han_value(digits: str) -> float:
    if digits.isdigit():
        return float(digits)
    if digits in {"百", "一百"}:
        return 100.0
    tens, ten, ones = digits.partition("十")
    signs = "〇一二三四五六七八九"
    return (
        (float(signs.index(tens or "一")) * 10 + (signs.index(ones) if ones else 0))
        if ten
        else float(signs.index(digits))
        if digits in signs
        else 0.0
    )
