"""In: nothing. Out: how the languages of the feeds write days, months, seasons and parts of them, as patterns. Pure."""

from __future__ import annotations

import re
from functools import cache

from functions.digest.verifying.numbers import ABBREVIATED, names_of_days
from functions.digest.verifying.spelled import small_number
from functions.digest.verifying.words import folded

_TENS_FIRST = {"en": ("twenty-", "thirty-"), "ru": ("двадцать ", "тридцать "), "pl": ("dwudziestego ", "trzydziestego ")}
_ORDINAL_DAYS = {  # From the first on; what is missing up to the thirty-first is put together or written in figures.
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    "es": "primero", "fr": "premier", "it": "primo", "pt": "primeiro",
    "de": "ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten elften zwölften dreizehnten vierzehnten fünfzehnten sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten "
    "einundzwanzigsten zweiundzwanzigsten dreiundzwanzigsten vierundzwanzigsten fünfundzwanzigsten sechsundzwanzigsten siebenundzwanzigsten achtundzwanzigsten neunundzwanzigsten dreißigsten einunddreißigsten",
    "ru": "первого второго третьего четвёртого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого тринадцатого четырнадцатого пятнадцатого шестнадцатого семнадцатого восемнадцатого "
    "девятнадцатого двадцатого",
    "pl": "pierwszego drugiego trzeciego czwartego piątego szóstego siódmego ósmego dziewiątego dziesiątego jedenastego dwunastego trzynastego czternastego piętnastego szesnastego siedemnastego osiemnastego "
    "dziewiętnastego dwudziestego",
    "ar": "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الحادي~عشر الثاني~عشر الثالث~عشر الرابع~عشر الخامس~عشر السادس~عشر السابع~عشر الثامن~عشر التاسع~عشر العشرين الحادي~والعشرين الثاني~والعشرين "
    "الثالث~والعشرين الرابع~والعشرين الخامس~والعشرين السادس~والعشرين السابع~والعشرين الثامن~والعشرين التاسع~والعشرين الثلاثين الحادي~والثلاثين",
}  # fmt: skip
_TWO_WORD_MONTHS = {"كانون الثاني": 1, "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12}
_ACCENTS = {
    "a": "aàáâãä", "e": "eèéêë", "i": "iìíîïı", "o": "oòóôõö", "u": "uùúûü", "s": "sśş", "c": "cçć", "l": "lł", "n": "nñń", "g": "gğ", "z": "zźż",
}  # fmt: skip
_EARLY, _MIDDLE, _LATE = (1, 10), (11, 20), (21, 31)
_WEEKS = ((1, 7), (8, 14), (15, 21), (22, 28))
_HALVES = ((1, 15), (16, 31))
# What stands before a month (or year) and says which part of it; `{}` is the month.
_PARTS = {
    "en": {"early": r"early(?: in)?|(?:the )?(?:beginning|start) of|the first days of", "middle": r"mid[ -]|(?:the )?middle of", "late": r"late(?: in)?|(?:the )?end of|the last days of"},
    "es": {"early": r"(?:a |de )?(?:principios|comienzos|inicios) de|primeros días de", "middle": r"mediados de", "late": r"(?:finales|fines|fin) de|últimos días de"},
    "fr": {"early": r"(?:au )?début(?: du mois)?(?: de| d['’])?|premiers jours (?:de |d['’])", "middle": r"(?:à la )?mi-|milieu(?: du mois)? de", "late": r"(?:à la )?fin(?: du mois)?(?: de| d['’])?"},
    "de": {"early": r"Anfang", "middle": r"Mitte", "late": r"Ende"}, "nl": {"early": "begin", "middle": "half|medio|midden", "late": "eind"},
    "it": {"early": r"inizio(?: di)?|inizi di|primi di|primi giorni di", "middle": r"metà(?: di)?", "late": r"fine(?: di)?"},
    "pt": {"early": r"(?:início|começo|princípio)s? de|primeiros dias de", "middle": r"meados? de", "late": r"(?:fim|final|finais|fins) de"},
    "ru": {"early": r"начал[еоа]|первых числах", "middle": r"середин[еуы]", "late": r"конц[еау]|конец|последних числах"},
    "pl": {"early": r"początk(?:u|iem)|początek", "middle": r"połow(?:ie|ą|a)", "late": r"koniec|końc(?:u|em|a)"},
    "ar": {"early": r"(?:بداية|مطلع|أوائل|مستهل)(?: شهر)?", "middle": r"(?:منتصف|أواسط)(?: شهر)?", "late": r"(?:نهاية|أواخر|ختام)(?: شهر)?"},
}  # fmt: skip
_PARTS_BEHIND = {
    "tr": {"early": r"(?:ayı(?:nın)? )?(?:baş(?:ı|ında|larında)|ilk günlerinde)", "middle": r"(?:ayı(?:nın)? )?orta(?:sı|sında|larında)", "late": r"(?:ayı(?:nın)? )?son(?:u|unda|una|larında)"},
    "zh": {"early": r"初|上旬", "middle": r"中旬|中(?!国)", "late": r"底|末|下旬"}, "ja": {"early": r"初め|初旬|上旬|はじめ", "middle": r"半ば|中旬|中ごろ", "late": r"末|下旬|終わり"}, "ko": {"early": r" ?(?:초순|상순|초)", "middle": r" ?(?:중순)", "late": r" ?(?:말|하순)"},
}  # fmt: skip
_NTH = {
    "en": "first|1st second|2nd third|3rd fourth|4th last|final", "es": "primera segunda tercera cuarta última", "fr": "première|1ère deuxième|seconde|2e troisième|3e quatrième dernière", "de": "ersten? zweiten? dritten? vierten? letzten?",
    "it": "prima seconda terza quarta ultima", "pt": "primeira segunda terceira quarta última", "ru": "перв(?:ой|ую|ая) втор(?:ой|ую|ая) треть(?:ей|ю|я) четвёрт(?:ой|ую|ая) последн(?:ей|юю|яя)", "pl": "pierwsz(?:ym|y|ej|a) drugi(?:m|ej)? trzeci(?:m|ej)? czwart(?:ym|y|ej) ostatni(?:m|ej)?",
    "ar": "الأول الثاني الثالث الرابع الأخير", "tr": "(?:ilk|birinci) ikinci üçüncü dördüncü son", "zh": "第?一 第?二 第?三 第?四 最后一?", "ja": "第1|第一 第2|第二 第3|第三 第4|第四 最終", "ko": "첫째?|1 둘째|2 셋째|3 넷째|4 마지막", "nl": "eerste tweede derde vierde laatste",
}  # fmt: skip
_WEEK = {
    "en": r"(?P<nth>{}) week (?:of|in) (?:the month of )?", "es": r"(?P<nth>{}) semana de(?:l mes de)? ", "fr": r"(?P<nth>{}) semaine (?:de |d['’])", "de": r"(?P<nth>{}) (?:\w+)?[Ww]oche (?:im |des )?", "it": r"(?P<nth>{}) settimana di ",
    "pt": r"(?P<nth>{}) semana de ", "ru": r"(?P<nth>{}) недел[еюя] ", "pl": r"(?P<nth>{}) tygodni(?:u|a) ", "ar": r"الأسبوع (?P<nth>{}) من (?:شهر )?", "nl": r"(?P<nth>{}) week van ",
}  # fmt: skip
_WEEK_BEHIND = {
    "tr": r"(?:ayı)?(?:n?ın )?(?P<nth>{}) hafta\w*",
    "zh": r"(?P<nth>{})(?:个|個)?(?:周|週|星期)",
    "ja": r"の?(?P<nth>{})週",
    "ko": r" ?(?P<nth>{}) ?주",
}
_HALF = {
    "en": r"(?:the )?(?P<half>first|second) half of ", "es": r"(?P<half>primera|segunda) (?:quincena|mitad) de ", "fr": r"(?P<half>première|deuxième|seconde) (?:quinzaine|moitié) (?:de |d['’])", "pt": r"(?P<half>primeira|segunda) (?:quinzena|metade) de ",
    "it": r"(?P<half>prima|seconda) (?:quindicina|metà) di ", "de": r"(?P<half>ersten?|zweiten?) (?:Monats)?hälfte (?:des )?", "ru": r"(?P<half>перв|втор)(?:ой|ую|ая) половин[еуа] ",
}  # fmt: skip
_SEASONS = {
    "en": "spring summer autumn|fall winter", "es": "primavera verano otoño invierno", "fr": "printemps été automne hiver", "de": "Frühjahr|Frühling Sommer Herbst Winter", "it": "primavera estate autunno inverno",
    "pt": "primavera verão outono inverno", "ru": "весн(?:ой|ы|е) лет(?:ом|а) осен(?:ью|и) зим(?:ой|ы)", "pl": "wiosn(?:ą|y) lat(?:em|a) jesieni(?:ą)? zim(?:ą|y)", "ar": "ربيع صيف خريف شتاء",
    "tr": "bahar(?:ında)? yaz(?:ında)? sonbahar(?:ında)? kış(?:ında)?", "zh": "春[季天] 夏[季天] 秋[季天] 冬[季天]", "ja": "春 夏 秋 冬", "ko": "봄 여름 가을 겨울", "nl": "lente|voorjaar zomer herfst|najaar winter",
}  # fmt: skip
_QUARTER = {
    "en": r"(?P<quarter>first|second|third|fourth|last) quarter(?: of)?", "es": r"(?P<quarter>primer|segundo|tercer|cuarto) trimestre(?: de)?", "fr": r"(?P<quarter>premier|deuxième|troisième|quatrième) trimestre(?: de)?",
    "de": r"(?P<quarter>erste[ns]?|zweite[ns]?|dritte[ns]?|vierte[ns]?) Quartal", "it": r"(?P<quarter>primo|secondo|terzo|quarto) trimestre(?: del)?", "pt": r"(?P<quarter>primeiro|segundo|terceiro|quarto) trimestre(?: de)?",
    "ru": r"(?P<quarter>перв|втор|треть|четв)\w+ квартал[еа]?", "pl": r"(?P<quarter>pierwsz|drug|trzec|czwart)\w+ kwarta\w+", "tr": r"(?P<quarter>ilk|birinci|ikinci|üçüncü|dördüncü|son) çeyre\w+", "zh": r"第?(?P<quarter>[一二三四])季度", "ja": r"第(?P<quarter>[1-4一二三四])四半期", "ko": r"(?P<quarter>[1-4]) ?분기",
    "ar": r"الربع (?P<quarter>الأول|الثاني|الثالث|الرابع|الأخير)(?: من)?",
}  # fmt: skip
_FIRST_LETTERS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "primer": 1, "segundo": 2, "tercer": 3, "cuarto": 4, "premier": 1, "deuxième": 2, "troisième": 3, "quatrième": 4, "erste": 1, "zweite": 2, "dritte": 3, "vierte": 4, "primo": 1,
    "secondo": 2, "terzo": 3, "quarto": 4, "primeiro": 1, "terceiro": 3, "перв": 1, "втор": 2, "треть": 3, "четв": 4, "pierwsz": 1, "drug": 2, "trzec": 3, "czwart": 4, "ilk": 1, "birinci": 1, "ikinci": 2, "üçüncü": 3, "dördüncü": 4, "son": 4,
    "一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4, "الأول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4, "الأخير": 4,
}  # fmt: skip


def month_named(word: str | None) -> int | None:
    bare = folded((word or "").strip("."))
    if word in _TWO_WORD_MONTHS:
        return _TWO_WORD_MONTHS[word]
    meant = names_of_days().get(bare, "")
    return int(meant.split()[1]) if meant.startswith("month") else ABBREVIATED.get(bare)


def day_numbered(word: str, language: str) -> int | None:
    """ "Third", "3", "twenty-third", "трёх"."""
    low = word.casefold().replace("-", " ")
    if low.isdigit():
        return int(low)
    return _ordinal_days(language).get(low) or small_number(word, language)


def quarter_numbered(word: str) -> int:
    low = word.casefold()
    return next((n for beginning, n in _FIRST_LETTERS.items() if low.startswith(beginning)), 1)


@cache
def _ordinal_days(language: str) -> dict[str, int]:
    words = [word.replace("~", " ") for word in _ORDINAL_DAYS.get(language, "").split()]
    found = {word: n for n, word in enumerate(words, start=1)}
    for tens, ten in zip(_TENS_FIRST.get(language, ()), (20, 30), strict=False):
        found |= {f"{tens.replace('-', ' ')}{words[n - 1]}": ten + n for n in range(1, 10)}
    if language in {"en", "ru", "pl"}:
        found |= {{"en": "thirtieth", "ru": "тридцатого", "pl": "trzydziestego"}[language]: 30}
    return found | ({word.replace("ё", "е"): n for word, n in found.items()} if language == "ru" else {})


@cache
def month_names() -> str:
    """A pattern; names are folded, texts are not: accents are read as any letter."""
    names = sorted(
        {name for name, meant in names_of_days().items() if meant.startswith("month")} | set(ABBREVIATED),
        key=lambda name: (-len(name), name),
    )
    return "|".join([*_TWO_WORD_MONTHS, *(re.sub(r"[^\x00-\x7f]|[aeiouscnlgz]", _or_accented, name) for name in names)])


def _or_accented(found: re.Match[str]) -> str:
    return f"[{_ACCENTS[found[0]]}]" if found[0] in _ACCENTS else re.escape(found[0])


@cache
def _day_words(language: str) -> str:
    words = sorted(_ordinal_days(language), key=len, reverse=True)
    counted = {
        "es": "uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciséis|diecisiete|dieciocho|diecinueve|veinte|veintiuno|veintidós|veintitrés|veinticuatro|veinticinco|veintiséis|veintisiete|veintiocho|veintinueve|treinta(?: y uno)?",
        "tr": "(?:on |yirmi |otuz )?(?:bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz)|on|yirmi|otuz",
    }.get(language, "")
    return "|".join([r"3[01]|[12]\d|0?[1-9]", *(re.escape(word).replace(r"\ ", "[ -]") for word in words), *([counted] if counted else [])])


_OF = r"(?:st|nd|rd|th|er|ère|\.|º|ª|°|-го|-е)?\s(?:de la |del mes de |de |du |d['’]|of |day of |من (?:شهر )?|ayının )?"
_YEAR_BEHIND = r"(?:(?:,? (?:de |del |of )?|年 ?)(?P<year>(?:19|20)\d\d)(?!\d))?"
_THROUGH = r"\s?(?:-|to|through|until|till|a|al|au|bis(?: zum)?|по|do|até|e o dia|ile|إلى|حتى|tot(?: en met)?|\sta)\s?"
_AND = r"\s(?:and|y|et|und|e|и|i|ve|en)\s"


@cache
def dates(language: str) -> re.Pattern[str]:
    """A day, or from one to another, beside a month's name, in the order that the language has."""
    day, month = _day_words(language), month_names()
    through = rf"(?:(?P<first>{day})(?:st|nd|rd|th|er|\.|º|-го)?(?:(?P<through>{_THROUGH})|{_AND})(?:the |le |el |den |dem )?)?"
    plain = rf"(?<![\d.,:\w]){through}(?P<day>{day}){_OF}(?P<month>{month})(?:\.(?= ?\d))?(?![^\W\d_]){_YEAR_BEHIND}"
    if language not in {"en", "und"}:
        return re.compile(plain, re.IGNORECASE)
    ends = r"(?:st|nd|rd|th)?"
    spelled = "|".join(sorted(_ordinal_days("en"), key=len, reverse=True)).replace(" ", "[ -]")
    behind = (
        rf"|(?<![^\W\d_])(?P<month2>{month})\.?\s(?:(?P<first2>3[01]|[12]\d|0?[1-9]){ends}(?:(?P<through2>\s?(?:-|to|through|until)\s?)| and ))?"
        rf"(?:the )?(?P<day2>3[01]|[12]\d|0?[1-9]|{spelled}){ends}(?![\d\w]|[.,:]\d|%)(?:,? (?P<year2>(?:19|20)\d\d)(?!\d))?"
    )
    return re.compile(plain + behind, re.IGNORECASE)


@cache
def parts_of_months(language: str) -> re.Pattern[str] | None:
    """Groups: early, middle, late, nth, half; month; year."""
    month = month_names()
    if language in _PARTS_BEHIND:
        part = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _PARTS_BEHIND[language].items())
        nth = _WEEK_BEHIND[language].format(_NTH[language].replace(" ", "|"))
        if language == "tr":
            return re.compile(rf"(?<!\w)(?P<month>{month})(?:'?[ıiuü]n)?\s(?:{part}|{nth})", re.IGNORECASE)
        return re.compile(
            rf"(?:(?P<year>(?:19|20)\d\d)[年년] ?)?(?<![\d一二三四五六七八九十])(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九]) ?[月월](?:{part}|{nth})"
        )
    if language not in _PARTS:
        return None
    part = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _PARTS[language].items())
    nth = _WEEK.get(language, "(?P<nth>(?!))").format(_NTH[language].replace(" ", "|"))
    half = _HALF.get(language, "(?P<half>(?!))")
    # "Mid-June", "mi-avril": no space.
    return re.compile(
        rf"(?<!\w)(?:(?:{part})\s?|{nth}|{half})(?:the month of |(?:monat|mese di|mês de|mes de) )?(?P<month>{month})(?!\w){_YEAR_BEHIND}",
        re.IGNORECASE,
    )


@cache
def seasons(language: str) -> re.Pattern[str] | None:
    """Groups: spring, summer, autumn, winter or quarter; year."""
    if language not in _SEASONS:
        return None
    names = zip(("spring", "summer", "autumn", "winter"), _SEASONS[language].split(), strict=True)
    season = "|".join(f"(?P<{name}>{words})" for name, words in names)
    quarter = _QUARTER.get(language, "(?P<quarter>(?!))")
    if language in {"zh", "ja", "ko"}:
        return re.compile(rf"(?P<year>20\d\d)[年년] ?(?:の)?(?:{season}|{quarter})")
    if language == "tr":
        return re.compile(rf"(?P<year>20\d\d)(?:'?\w*)? (?:yılı(?:nın)? )?(?:{season}|{quarter})(?!\w)", re.IGNORECASE)
    return re.compile(
        rf"(?<!\w)(?:{season}|{quarter})(?: (?:of|de|del|du|des|von|года|roku|عام|سنة|van|do ano|de l'an|de l'année))? (?P<year>20\d\d)(?!\d)",
        re.IGNORECASE,
    )


@cache
def parts_of_years(language: str) -> re.Pattern[str] | None:
    if language not in _PARTS:
        return None
    part = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _PARTS[language].items())
    return re.compile(
        rf"(?<!\w)(?:{part})\s?(?:(?:the )?year |del? año |l'année |des Jahres |года |roku |do ano de |do ano |anno |عام |سنة )?(?P<year>20[0-4]\d)(?!\d)",
        re.IGNORECASE,
    )


def span_of_part(found: re.Match[str]) -> tuple[int, int]:
    """From which day of the month to which."""
    given = found.groupdict()
    for name, span in (("early", _EARLY), ("middle", _MIDDLE), ("late", _LATE)):
        if given.get(name):
            return span
    if half := given.get("half"):
        return _HALVES[0 if half.casefold()[:2] in {"fi", "pr", "er", "пе"} else 1]
    return _WEEKS[min(3, week)] if (week := _week(given.get("nth") or "")) < 4 else (25, 31)


def _week(word: str) -> int:
    """0 for the first; 4 for the last."""
    for words in _NTH.values():
        for n, pattern in enumerate(words.split()):
            if re.fullmatch(pattern, word, re.IGNORECASE):
                return n
    return 0
