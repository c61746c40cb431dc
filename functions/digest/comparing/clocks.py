"""In: a text and its language. Out: the clock times in it, in minutes after midnight. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from functions.digest.verifying.spelled import small_number

HAN_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_HOURS = {
    "en": "one two three four five six seven eight nine ten eleven twelve", "es": "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "une deux trois quatre cinq six sept huit neuf dix onze douze", "de": "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "it": "una due tre quattro cinque sei sette otto nove dieci undici dodici", "pt": "uma duas três quatro cinco seis sete oito nove dez onze doze",
    "ru": "час/часа два/двух/двум три/трёх/трех/трём четыре/четырёх/четырех пять/пяти шесть/шести семь/семи восемь/восьми девять/девяти десять/десяти одиннадцать/одиннадцати двенадцать/двенадцати", "nl": "één twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "pl": "pierwszej drugiej trzeciej czwartej piątej szóstej siódmej ósmej dziewiątej dziesiątej jedenastej dwunastej trzynastej czternastej piętnastej szesnastej siedemnastej osiemnastej dziewiętnastej dwudziestej",
    "tr": "bir/biri/bire iki/ikiyi/ikiye üç/üçü/üçe dört/dördü/dörde beş/beşi/beşe altı/altıyı/altıya yedi/yediyi/yediye sekiz/sekizi/sekize dokuz/dokuzu/dokuza on/onu/ona on~bir/on~biri/on~bire on~iki/on~ikiyi/on~ikiye",
    "ar": "الواحدة الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة الحادية~عشرة الثانية~عشرة",
    "ko": "한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두",
}  # fmt: skip
_OF_THE_NEXT = {  # "Half of the ninth" is half past eight.
    "ru": "первого второго третьего четвёртого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого",
    "de": _HOURS["de"], "nl": _HOURS["nl"], "pl": _HOURS["pl"],
}  # fmt: skip
_MINUTES = r"\w+(?:-\w+)?"
_RULES: dict[str, tuple[str, ...]] = {
    "en": (
        r"(?<![\d.,:$€£])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?:[:.]\d\d)?)?\s?(?:(?P<half>[ap]m)\b|(?P<sure>o'?clock)\b)",
        r"(?<![\d.,:$€£])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d)(?P<sure>)",
        r"(?<=\bat )(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?![\d%])(?!\s(?:percent|per|million|billion|metres|meters|km|knots|points))(?P<sure>)",
        r"(?<![\d.,:$€£])(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?=\s(?:in the|on (?:[A-Z]\w+day))\b)(?P<sure>)",
        r"\b(?P<hour>[01]\d|2[0-3]):?(?P<minute>[0-5]\d)(?=\s?(?:GMT|UTC|hours\b|hrs\b|local|IST\b|JST\b|KST\b))(?P<sure>)",
        r"\b(?:(?P<halfpast>half)|(?P<quarter>(?:a )?quarter)|(?P<minutes>five|ten|twenty-five|twenty|\d{1,2}(?= minutes?))(?: minutes?)?)\s(?P<toward>past|after|to|before)\s(?P<word>HOUR|\d{1,2})\b(?!\s(?:years?|days?|hours?|million|percent|people|men|goals?))(?P<sure>)",
        r"\b(?P<word>HOUR)[ -](?P<minutes>fifteen|twenty|thirty|forty|forty-five|fifty)(?=\s(?:in the|on [A-Z]|this|that|local|am|pm)\b|[,.])(?P<weak>)",
        r"\b(?P<word>HOUR)\s(?P<sure>o'?clock)\b", r"\b(?P<noon>noon|midday)\b", r"\b(?P<midnight>midnight)\b",
        r"\b(?:at|by|before|after|around|about|until|till|from|since|between|and|to|past)\s(?:(?:about|around|roughly|shortly|just|exactly|nearly|almost)\s)*(?P<word>HOUR|1[0-2]|[1-9])(?![\w%:]|[.,]\d|-|\s(?:nights?|mornings?|evenings?|afternoons?|days?)\b)(?P<weak>)",
    ),
    "es": (
        r"\b(?:las?|los)\s(?P<hour>[01]?\d|2[0-4])(?:[:.h](?P<minute>[0-5]\d))(?!\d)(?:\s?(?P<half>[ap]m)\b)?(?P<sure>)", r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d)(?:\s?(?P<half>[ap]m)\b)?(?P<sure>)",
        r"\blas?\s(?P<word>HOUR|\d{1,2})\s(?P<sense>y|menos)\s(?:(?P<halfpast>media)|(?P<quarter>cuarto)|(?P<minutes>MIN))(?=\s|[,.]|$)(?P<sure>)", r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])\s?(?:h|horas)(?=\s(?:de la|del|de este)\b|[,.])(?<=\w)(?P<weak>)",
        r"(?<![\d.,:])(?P<hour>[01]?\d)\s?(?P<half>[ap]m)\b", r"\b(?:a|hacia|sobre|desde|hasta|de|entre|y)\slas?\s(?P<word>HOUR|1?\d|2[0-4])(?![\w%:]|[.,]\d)(?:\shoras\b)?(?P<weak>)",
        r"\b(?P<noon>mediodía)\b", r"\b(?P<midnight>medianoche)\b",
    ),
    "fr": (
        r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])\s?(?:[h:]|heures?)\s?(?P<minute>[0-5]\d)(?!\d)(?P<sure>)",
        r"(?:\b(?:à|vers|avant|après|dès|depuis|entre|et|de|jusqu'à|jusque)|(?<=\bd'))\s?(?P<word>HOUR|\d{1,2})\s?h(?:eures?)?\s(?:(?P<sense>et|moins)\s)?(?:(?P<halfpast>demie)|(?P<quarter>(?:le )?quart)|(?P<minutes>vingt-cinq|cinq|dix|quinze|vingt|trente|quarante|cinquante))\b(?P<sure>)",
        r"\b(?:à|vers|avant|après|dès|depuis|entre|et|de|jusqu'à)\s(?P<word>HOUR|[01]?\d|2[0-4])\s?h(?:eures?)?\b(?!\s(?:de (?!l'après)|d'))(?P<weak>)", r"\b(?P<noon>midi)\b(?<!après-midi)(?<!Midi)", r"\b(?P<midnight>minuit)\b",
    ),
    "de": (
        r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s(?P<sure>Uhr)\b(?:\s(?P<minute2>[0-5]\d)\b)?", r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d)(?P<sure>)",
        r"\b(?P<nexthalf>halb)\s(?P<word>NEXT)\b(?:\sUhr)?(?P<sure>)", r"\b(?:(?P<quarter>Viertel)|(?P<minutes>fünf|zehn|zwanzig|\d{1,2})(?: Minuten)?)\s(?P<toward>nach|vor)\s(?P<word>HOUR)\b(?:\sUhr)?(?P<sure>)",
        r"\b(?P<word>HOUR|ein)\s(?P<sure>Uhr)\b", r"\b(?:um|gegen|ab|bis|seit|nach|vor)\s(?P<word>HOUR)\b(?P<weak>)", r"\b(?P<noon>zwölf Uhr mittags)\b", r"\b(?P<midnight>Mitternacht)\b",
    ),
    "it": (
        r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d)(?P<sure>)", r"\b(?:alle|le|dalle|ore)\s(?:ore\s)?(?P<hour>[01]?\d|2[0-4])(?:[.,:](?P<minute>[0-5]\d))(?!\d)(?P<sure>)", r"\bore\s(?P<word>\d{1,2}|HOUR)\b(?P<sure>)",
        r"\b(?:alle|le|dalle|all'|l')\s?(?P<word>HOUR|\d{1,2})\s(?P<sense>e|meno)\s(?:(?P<halfpast>mezz[ao])|(?P<quarter>un quarto)|(?P<minutes>MIN))(?=\s|[,.]|$)(?P<sure>)",
        r"\b(?:alle|dalle|delle|verso le|fino alle|per le|tra le|e le)\s(?P<word>HOUR|1?\d|2[0-4])(?![\w%:]|[.,]\d)(?P<weak>)", r"\b(?P<noon>mezzogiorno)\b", r"\b(?P<midnight>mezzanotte)\b",
    ),
    "pt": (
        r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])(?:h|:)(?P<minute>[0-5]\d)(?!\d)(?P<sure>)", r"\b(?:às|as|das|pelas|até às)\s(?P<word>\d{1,2}|HOUR)\s?(?P<sure>h|horas)\b(?!\s?\d)",
        r"\b(?:às|as|das|pelas|à)\s(?P<word>HOUR|\d{1,2})\s(?P<sense>e)\s(?:(?P<halfpast>meia)|(?P<quarter>um quarto)|(?P<minutes>MIN))(?=\s|[,.]|$)(?P<sure>)",
        r"\b(?:às|à|pelas|das|as)\s(?P<word>HOUR|1?\d|2[0-4])(?![\w%:]|[.,]\d)(?P<weak>)", r"\b(?P<noon>meio-dia)\b", r"\b(?P<midnight>meia-noite)\b",
    ),
    "ru": (
        r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?![\d.%])(?=\s(?:во?|по|утра|вечера|дня|ночи|мск)\b|[,.;)]|$|\s\d)(?P<sure>)", r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d)(?P<sure>)",
        r"(?:\b(?P<nexthalf>половин[еау])|(?P<nexthalf2>\bпол))\s?(?P<word>NEXT)\b(?P<sure>)",
        r"\b(?:(?P<quarter>четверть)|(?P<minutes>пять|десять|двадцать|двадцать пять) минут)\s(?P<word>NEXT)\b(?P<into>)(?P<sure>)",
        r"\bбез\s(?:(?P<quarter>четверти)|(?P<minutes>пяти|десяти|двадцати)(?: минут)?)\s(?P<word>HOUR)\b(?P<less>)(?P<sure>)",
        r"\b(?:во?|к|около|до|после|с|примерно в)\s(?P<word>HOUR|[01]?\d|2[0-4])(?:\s(?:час(?:а|ов)?|ч))?(?:\s(?P<minutes>MIN)\sминут[ыу]?)(?P<sure>)", r"\b(?:во?|к|около|до|после|с)\s(?P<word>HOUR|[01]?\d|2[0-4])\s(?P<sure>час(?:а|ов)?)\b(?!\s(?:пути|лёту|езды|ходьбы))",
        r"\b(?:во?|к|около|до|после|с)\s(?P<word>HOUR|[01]?\d|2[0-4])\b(?P<weak>)", r"\b(?P<noon>полдень|полудн[яюе])\b(?<!после полудня)", r"\b(?P<midnight>полночь|полуноч\w+)\b(?<!после полуночи)",
    ),
    "pl": (
        r"(?:\b(?:godz\.?|godzin[ąaieyę]+|o|około|od|do|po|przed)\s)(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?!\d)(?P<sure>)", r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d)(?P<sure>)",
        r"\b(?:godz\.?|godzin(?:ie|y|ą))\s(?P<word>\d{1,2}|HOUR)\b(?P<sure>)", r"\b(?P<nexthalf>wpół do)\s(?P<word>NEXT)\b(?P<sure>)",
        r"\b(?:(?P<quarter>kwadrans)|(?P<minutes>pięć|dziesięć|dwadzieścia|\d{1,2})(?: minut\w*)?)\s(?P<toward>po|przed)\s(?P<word>HOUR)\b(?P<sure>)", r"\b(?:o|około|po|przed|do|od)\s(?:godzinie )?(?P<word>dwudziestej (?:pierwszej|drugiej|trzeciej)|HOUR)\s(?P<minutes>pięć|dziesięć|piętnaście|dwadzieścia(?: pięć)?|trzydzieści|czterdzieści(?: pięć)?|pięćdziesiąt)\b(?P<sure>)",
        r"\b(?:o|około|ok\.)\s(?P<word>dwudziestej (?:pierwszej|drugiej|trzeciej)|HOUR)\b(?P<sure>)", r"\b(?:po|przed|do|od)\s(?P<word>HOUR)\b(?P<weak>)", r"\b(?P<noon>w południe)\b", r"\b(?P<midnight>północ(?:y|ą)|o północy)\b",
    ),
    "nl": (
        r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s(?P<sure>uur)\b", r"\b(?P<nexthalf>half)\s(?P<word>NEXT)\b(?P<sure>)", r"\b(?:(?P<quarter>kwart)|(?P<minutes>vijf|tien|twintig))\s(?P<toward>over|voor)\s(?P<word>HOUR)\b(?P<sure>)",
        r"\b(?:om|rond|tegen)\s(?P<word>HOUR)\s(?P<sure>uur)\b", r"\b(?P<midnight>middernacht)\b",
    ),
    "tr": (
        r"\b(?P<word>HOUR)\s(?:(?P<quarter>çeyrek)|(?P<minutes>beş|on|yirmi|yirmi beş|\d{1,2}))\s(?:geçe|geçiyor\w*)\b(?P<sure>)",
        r"\b(?P<word>HOUR)\s(?:(?P<quarter>çeyrek)|(?P<minutes>beş|on|yirmi|yirmi beş|\d{1,2}))\s(?:kala|var)\b(?P<less>)(?P<sure>)",
        r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d)(?P<sure>)", r"\b(?:saat(?:ler)?|sabah|akşam|gece|öğleden sonra)\s(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?!\d)(?P<sure>)", r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?='(?:[dt][ea]|[dt][ea]n))(?P<sure>)",
        r"\b(?P<word>HOUR|\d{1,2})\s(?P<halfpast>buçuk)(?:ta|tan|a)?\b(?!\s(?:saat|milyon|milyar|bin|yıl|ay|gün|hafta|ton|metre))(?P<sure>)", r"\bsaat(?:ler)?\s(?P<word>HOUR|\d{1,2})(?:'?[dt][ea]n?|'?[dt]a|'?y?[ea]|'?[iıuü])?\b(?!\s(?:dakika|saniye|saat|gün))(?P<sure>)",
        r"\b(?P<word>HOUR)(?:[dt][ea])\b(?P<weak>)",
        r"\b(?P<noon>öğle(?:n|yin))\b", r"\b(?P<midnight>gece yarısı\w*)\b",
    ),
    "ar": (
        r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d)(?P<sure>)", r"(?:ال)?ساعة\s(?P<word>HOUR|\d{1,2})(?:\s(?:(?P<halfpast>والنصف)|(?P<quarter>والربع)|(?P<third>والثلث)|(?P<lessquarter>إلا (?:ال)?ربع[اً]*)|و(?P<minutes>\w+) دقيق\w+))?(?P<sure>)",
        r"\b(?:عند|في|حوالي|نحو|قرابة|حتى|منذ|بين|من|إلى|و)\s?(?P<word>HOUR)(?:\s(?:(?P<halfpast>والنصف)|(?P<quarter>والربع)|(?P<third>والثلث)|(?P<lessquarter>إلا (?:ال)?ربع[اً]*)))?(?P<weak>)", r"(?P<noon>منتصف (?:ال)?نهار)", r"(?P<midnight>منتصف (?:ال)?ليل[ةه]?)(?<!بعد منتصف الليل)(?<!بعد منتصف ليل)",
    ),
    "ko": (r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])\s?시(?![간도장민])(?:\s?(?P<minute>\d{1,2})\s?분|\s?(?P<halfpast>반))?(?P<sure>)", r"(?<!\w)(?P<word>HOUR)\s?시(?![간도장민작])(?:\s?(?P<halfpast>반))?(?P<sure>)", r"(?P<noon>정오)", r"(?P<midnight>자정)"),
    "zh": (
        rf"(?<![\d一二三四五六七八九十.:])(?P<han>{HAN_NUMBER})\s?[时時点點](?![间間候代期刻段])(?:\s?(?P<hanminute>{HAN_NUMBER})\s?分|(?P<halfpast>半)|(?P<quarter>一刻))?", r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d)(?P<sure>)", r"(?P<noon>正午)", r"(?P<midnight>午夜|子夜)(?!过后)",
    ),
    "ja": (
        rf"(?<![\d一二三四五六七八九十.:])(?P<han>{HAN_NUMBER})\s?時(?![間代期点計])(?:\s?(?P<hanminute>{HAN_NUMBER})\s?分|(?P<halfpast>半))?(?P<sure>)", r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d)(?P<sure>)", r"(?P<noon>正午)", r"(?P<midnight>午前0時|零時)",
    ),
}  # fmt: skip
_WHOLE_DAY = frozenset("ru pl de fr it nl tr zh pt ja".split())
"""Languages that count to 24 where they write hours and minutes in figures."""
_BACK = frozenset(("to", "before", "vor", "voor", "menos", "moins", "meno", "przed"))


@dataclass(frozen=True)
class Clock:
    """`sure`: it is a time of day and no bare number; `half`: "a" before noon, "p" after, "" where the words leave it open and
    the hour may be either."""

    start: int
    end: int
    minutes: int
    half: str | None
    sure: bool


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    words = [form.replace("~", r"\s") for forms in _HOURS.get(language, "").split() for form in forms.split("/")]
    hours = "|".join(sorted(words, key=len, reverse=True))
    following = "|".join(sorted(_OF_THE_NEXT.get(language, "").split(), key=len, reverse=True))
    rules = _RULES.get(language, ())
    return tuple(
        re.compile(rule.replace("HOUR", f"(?:{hours})").replace("NEXT", f"(?:{following})").replace("MIN", _MINUTES), re.IGNORECASE)
        for rule in rules
    )


def clocks(text: str, language: str) -> list[Clock]:
    found: list[Clock] = []
    for pattern in _patterns(language):
        for mark in pattern.finditer(text):
            clock = _clock(mark, language)
            if clock and not any(clock.start < other.end and other.start < clock.end for other in found):
                found.append(clock)
    return sorted(found, key=lambda one: one.start)


def han_number(digits: str) -> int:
    if digits.isdigit():
        return int(digits)
    tens, ten, ones = digits.partition("十")
    signs = "〇一二三四五六七八九"
    if not ten:
        return signs.index(digits) if len(digits) == 1 else 0
    return (signs.index(tens) if tens in signs and tens else 1) * 10 + (signs.index(ones) if ones and ones in signs else 0)


def _clock(mark: re.Match[str], language: str) -> Clock | None:
    given = mark.groupdict()
    if given.get("noon") or given.get("midnight"):
        return Clock(mark.start(), mark.end(), 720 if given.get("noon") else 0, "p" if given.get("noon") else "a", True)
    hour, minute = _hour(given, language), _minute(given, language)
    if hour is None or minute is None or not 0 <= hour <= 24:
        return None
    minutes = hour * 60 + minute
    if "into" in given:
        minutes -= 60
    if given.get("nexthalf") or given.get("nexthalf2"):
        minutes -= 30
    start = min(
        place
        for name in ("minutes", "quarter", "halfpast", "nexthalf", "nexthalf2", "hour", "word", "han")
        if (place := _at(mark, name)) >= 0
    )
    half = (given.get("half") or "")[:1].casefold() or None
    if half:
        minutes = minutes % 720 + (720 if half == "p" else 0)
    elif hour > 12 or hour == 0 or (given.get("minute") and language in _WHOLE_DAY and given.get("hour")):
        half = "p" if minutes >= 720 else "a"
    sure = "weak" not in given and not (given.get("han") and "sure" not in given and mark[0][-1] in "点點")
    return Clock(start, mark.end(), minutes % 1440, half, sure)


def _at(mark: re.Match[str], name: str) -> int:
    return mark.start(name) if mark.re.groupindex.get(name) else -1


def _hour(given: dict[str, str | None], language: str) -> int | None:
    if given.get("han"):
        return han_number(given["han"] or "")
    word = (given.get("hour") or given.get("word") or "").casefold()
    if word.isdigit():
        return int(word)
    words = [one.replace("~", " ").split("/") for one in _HOURS[language].split()]
    following = _OF_THE_NEXT.get(language, "").split()
    if language == "pl" and word.startswith("dwudziestej "):
        return 20 + next(n for n, forms in enumerate(words, start=1) if word.removeprefix("dwudziestej ") in forms)
    if word in {"ein"}:
        return 1
    if (given.get("nexthalf") or given.get("nexthalf2") or "into" in given) and word in following:
        return following.index(word) + 1
    return next((n for n, forms in enumerate(words, start=1) if word in forms), None)


def _minute(given: dict[str, str | None], language: str) -> int | None:
    if given.get("hanminute"):
        return han_number(given["hanminute"] or "")
    if figures := given.get("minute") or given.get("minute2"):
        return int(figures)
    past = next((n for name, n in (("halfpast", 30), ("quarter", 15), ("third", 20), ("lessquarter", -15)) if given.get(name)), None)
    if past is None and given.get("minutes"):
        past = small_number(given["minutes"] or "", language)
        if past is None or past > 59:
            return None
    toward = (given.get("toward") or given.get("sense") or "").casefold()
    return -past if past and (toward in _BACK or "less" in given) else past or 0
