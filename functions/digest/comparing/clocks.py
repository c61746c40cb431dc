"""In: a text. Out: the clock times in it, in minutes after midnight. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

HAN_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_NUMERALS = {
    word: n
    for n, words in enumerate(
        (
            "one una une uma один ein eins", "two dos deux duas два zwei", "three tres trois três три drei", "four cuatro quatre quatro четыре vier",
            "five cinco cinq пять fünf", "six seis шесть sechs", "seven siete sept sete семь sieben", "eight ocho huit oito восемь acht",
            "nine nueve neuf nove девять neun", "ten diez dix dez десять zehn", "eleven once onze одиннадцать elf", "twelve doce douze doze двенадцать zwölf",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_HOUR_WORD = "|".join(sorted(_NUMERALS, key=len, reverse=True))
_CLOCK = re.compile(
    r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])(?:[:.h](?P<minute>[0-5]\d))?\s?(?P<half>a\.?m\b\.?|p\.?m\b\.?|o'clock|Uhr\b|h\b)"
    r"|(?<![\d.,:])(?P<hour24>[01]?\d|2[0-3])[:h](?P<minute24>[0-5]\d)(?!\d)"
    rf"|\b(?:at|by|before|after|around|about|until|a las?|hacia las?|sobre las?|às|as|alle|à|vers|um|gegen|в|около|к|saat)\s"
    rf"(?:(?:about|around|roughly|shortly|just|after|before|past|environ)\s)*(?P<word>{_HOUR_WORD}|\d{{1,2}})"
    r"(?:\s(?:heures?|horas|часов|часа|час|Uhr|o'clock)\b(?!\s(?:of|de vuelo)))?"
    r"(?:\s(?:in the|at|de la|da|del|du|de l')?\s?(?P<part>morning|afternoon|evening|night|mañana|tarde|noche|madrugada|manhã|noite|matin|soir|après-midi|утра|вечера|дня|ночи)\b"
    r"|(?<=heures)|(?<=heure)|(?<=Uhr)|(?<=o'clock)|(?<=часов))"
    r"|\ba las? (?P<las>una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|\d{1,2})\b"
    r"|\b(?P<named>noon|midday|midnight|mediodía|medianoche|minuit|Mitternacht|полдень|полночь|полуночи)\b"
    rf"|(?P<han>凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚间|晚間|深夜|午前|午後|未明|夜|오전|오후|새벽|밤|저녁|아침)?\s?(?P<hanhour>{HAN_NUMBER})\s?(?P<sign>时|時|点|點|시)(?![间間候代期的刻간])"
    rf"(?:\s?(?P<hanminute>{HAN_NUMBER})\s?[分분]|(?P<hanhalf>半|반))?",
    re.IGNORECASE,
)
_LATE = frozenset(
    "下午 傍晚 晚上 晚间 晚間 深夜 午後 夜 오후 밤 저녁 afternoon evening tarde noche noite soir après-midi вечера дня".split()
)


def clocks(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and minutes of each."""
    return ((mark.start(), mark.end(), _minutes(mark)) for mark in _CLOCK.finditer(text) if not _is_points(mark))


def han_number(digits: str) -> int:
    if digits.isdigit():
        return int(digits)
    tens, ten, ones = digits.partition("十")
    signs = "〇一二三四五六七八九"
    if not ten:
        return signs.index(digits) if len(digits) == 1 else 0
    return (signs.index(tens) if tens in signs and tens else 1) * 10 + (signs.index(ones) if ones and ones in signs else 0)


def _is_points(mark: re.Match[str]) -> bool:
    """三点 may be three points; 14时 is no such thing."""
    return bool(mark["hanhour"]) and mark["sign"] in "点點" and not mark["han"] and not mark["hanminute"] and not mark["hanhalf"]


def _minutes(mark: re.Match[str]) -> int:
    if mark["hour24"]:
        return int(mark["hour24"]) * 60 + int(mark["minute24"])
    if mark["hour"]:
        hour, half = int(mark["hour"]), (mark["half"] or "").casefold()
        hour = hour % 12 + (12 if half.startswith("p") else 0) if half[:1] in {"a", "p"} else hour
        return hour * 60 + int(mark["minute"] or 0)
    if mark["named"]:
        return 720 if mark["named"].casefold() in {"noon", "midday", "mediodía", "полдень"} else 0
    if mark["word"] or mark["las"]:
        word = (mark["word"] or mark["las"]).casefold()
        hour = _NUMERALS.get(word) or int(word)
        return (hour % 12 + (12 if mark["part"].casefold() in _LATE else 0) if mark["part"] else hour) * 60
    hour = han_number(mark["hanhour"])
    minute = 30 if mark["hanhalf"] else han_number(mark["hanminute"]) if mark["hanminute"] else 0
    return (hour % 12 + 12 if mark["han"] in _LATE else hour) * 60 + minute
