"""In: a text, its language and the day it was published. Out: the days that it names. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from functions.digest.comparing import calendars
from functions.digest.comparing.almanac import ONE_DAY, Days, between, local_days, of_month, on, real_date, unit_of_time, whole_month
from functions.digest.comparing.clocks import HAN_NUMBER, han_number
from functions.digest.comparing.weekdays import weekdays, words
from functions.digest.verifying.numbers import AMBIGUOUS, RELATIVE_WORD, names_of_days
from functions.digest.verifying.spelled import small_number
from functions.digest.verifying.words import folded

_HAN_DATE = re.compile(
    rf"(?:(\d{{4}}) ?[年년] ?)?(?:(?P<relative>今月|来月|先月|本月|下月|上月|下个月|上个月|이달|다음 ?달|지난달|내달)(?:の)? ?|(?<![\d一二三四五六七八九十])({HAN_NUMBER}) ?[月월] ?)?"
    rf"(?<![\d.一二三四五六七八九十])({HAN_NUMBER}) ?(?:日|号|號|일)(?![本间間동])(?: ?(?:から|至|到|-|~|부터) ?({HAN_NUMBER}) ?(?:日|号|號|일))?"
)
_HAN_MONTH = re.compile(
    rf"(?:(\d{{4}}) ?[年년] ?)?(?<![\d一二三四五六七八九十])({HAN_NUMBER}) ?[月월](?! ?[\d一二三四五六七八九十])(?![間份]|の間)"
)
_HAN_RELATIVE = {
    "今天": 0, "今日": 0, "今晨": 0, "今晚": 0, "昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1, "前天": -2, "一昨日": -2, "おととい": -2, "明天": 1, "明日": 1, "后天": 2, "後天": 2, "오늘": 0, "어제": -1, "그저께": -2, "내일": 1, "모레": 2,
}  # fmt: skip
_HAN_STEP = {
    "今月": 0,
    "本月": 0,
    "이달": 0,
    "来月": 1,
    "下月": 1,
    "下个月": 1,
    "다음달": 1,
    "다음 달": 1,
    "내달": 1,
    "先月": -1,
    "上月": -1,
    "上个月": -1,
    "지난달": -1,
}
_STEPS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_FURTHER = {
    folded(word): step
    for word, step in {"tonight": 0, "overmorrow": 2, "anteayer": -2, "antier": -2, "anteontem": -2, "vorgestern": -2, "übermorgen": 2, "позавчера": -2, "послезавтра": 2, "anoche": -1, "stanotte": 0, "stamattina": 0, "stasera": 0,
                       "avanthier": -2, "przedwczoraj": -2, "pojutrze": 2, "eergisteren": -2, "overmorgen": 2}.items()
}  # fmt: skip
_PHRASES = {
    r"\bthe day before yesterday\b|\bavant-hier\b|\bl'altro ieri\b|\bأول من أمس\b|\bأول أمس\b": -2, r"\bthe day after tomorrow\b|\baprès-demain\b|\bdopodomani\b|\bdepois de amanhã\b|\bpasado mañana\b|\bبعد غد\b": 2,
    r"\blast night\b|\byesterday\b|\bأمس\b|\bالبارحة\b": -1, r"\b(?:this (?:morning|afternoon|evening)|heute (?:früh|morgen|abend)|esta (?:mañana|tarde|noche|manhã|noite)|ce (?:matin|soir))\b": 0,
}  # fmt: skip
_WEEKEND = re.compile(
    r"\b(?:weekends?|week-end|fin de semana|fim de semana|Wochenende|fine settimana|выходны[ех]|hafta sonu|weekendu?|عطلة نهاية الأسبوع)\b|周末|週末|주말",
    re.IGNORECASE,
)
_UNITS = {
    "week": r"weeks?|semana|semaine|Woche|settimana|недел[еюия]|tydzień|tygodni[ua]|hafta|الأسبوع|week|周|週|주", "month": r"months?|mes|mois|Monats?|mese|mês|месяц[еа]?|miesiąc[ua]?|ay|الشهر|maand|月|달",
    "year": r"years?|año|année|an|Jahr(?:es)?|anno|ano|год[уа]?|roku?|yıl|العام|السنة|jaar|年|해",
}  # fmt: skip
_LAST = r"last|past|previous|pasad[oa]|dernière?|letzte[nrs]?|vergangene[nrs]?|scors[oa]|passad[oa]|прошл(?:ой|ую|ом|ого)|zeszł(?:ym|ego)|ubiegł(?:ym|ego)|geçen|الماضي(?:ة)?|vorige|afgelopen|上个?|先|지난"
_THIS = r"this|current|est[ae]|cette|ces?|diese[nrsm]?|quest[oa]|этой|эту|этом|этого|tym|tego|bu|الجاري|الحالي|deze|本|这|這|今|이번"
_NEXT = r"next|coming|following|próxim[oa]|que viene|entrante|prochaine?|nächste[nrs]?|kommende[nrs]?|prossim[oa]|entrante|seguinte|que vem|следующ(?:ей|ую|ем|его)|будущ(?:ем|его)|przyszł(?:ym|ego)|gelecek|önümüzdeki|المقبل(?:ة)?|القادم(?:ة)?|volgende|komende|下个?|来|다음"
_PERIODS = re.compile(
    rf"(?<!\w)(?:(?P<how>early|late|later|earlier|mid|the end of|end of|beginning of)[ -])?(?:(?P<last>{_LAST})|(?P<this>{_THIS})|(?P<next>{_NEXT}))\s?(?:(?P<week>{_UNITS['week']})|(?P<month>{_UNITS['month']})|(?P<year>{_UNITS['year']}))(?!['’]s)(?![\w末])"
    rf"|(?<!\w)(?:(?P<week2>{_UNITS['week']})|(?P<month2>{_UNITS['month']})|(?P<year2>{_UNITS['year']}))\s(?:(?P<last2>{_LAST})|(?P<next2>{_NEXT})|(?P<this2>الجاري|الحالي))(?!\w)",
    re.IGNORECASE,
)
_HAN_PERIODS = re.compile(
    r"(?P<step>上|本|这|這|下|先|今|来|지난 ?|이번 ?|다음 ?)(?:个|個)?(?P<unit>周|週|月|주|달)(?![末말\d一二三四五六日天]|の?[月火水木金土日]曜| ?[월화수목금토일]요일)"
)
_DAY_OF_MONTH = re.compile(
    r"(?<!\w)(?P<day>\w+(?:-\w+)?)(?:\s(?:of|de|del|du|dieses|des|числа|dnia|من))?\s(?:(?P<this>this month|est[ae] mes|este mês|mois en cours|dieses Monats|этого месяца|tego miesiąca|الشهر الجاري)"
    r"|(?P<next>next month|(?:del )?próximo mes|mes próximo|próximo mês|mois prochain|nächsten Monats|следующего месяца|przyszłego miesiąca|الشهر المقبل)|(?P<last>last month|mes pasado|mês passado|mois dernier|letzten Monats|прошлого месяца|zeszłego miesiąca|الشهر الماضي))",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<![\d.,/\w-])(?P<year>20[0-4]\d)(?=$|[\s.,;:)]|年|년)(?!\s?(?:USD|euro|people|men|boats|ships|houses|homes))", re.IGNORECASE
)
_YEARS = re.compile(
    r"(?<![\d.,/\w-])(?P<first>20[0-4]\d)\s?(?:-|to|through|until|and|a|al|à|et|y|e|bis|und|по|до|и|do|i|ile|إلى|年?[至到から]+|년?부터)\s?(?P<last>20[0-4]\d)(?!\d)"
)
_BEFORE_A_YEAR = re.compile(
    r"(?:\b(?:in|by|until|till|since|from|after|before|during|for|year|of|and|en|bis|seit|ab|im Jahr|Jahr|до|в|к|с|de|desde|até|em|depuis|d['’]ici(?: à)?|à|nel|dal|entro il|entro|dans|عام|سنة|العام|w|do|od|roku|ano|año|hacia|para)\s|^|[年년至到]\s?)$",
    re.IGNORECASE,
)
_BY_A_DAY = (
    r"\b(?P<before>the (?:day|night|evening|morning|afternoon) before|(?:the )?previous (?:day|night|evening)|(?:a|one) day (?:earlier|before)|la veille(?: au soir)?|el día anterior|la noche anterior|(?:un|el) día antes|la víspera"
    r"|no dia anterior|na véspera|um dia antes|накануне(?: вечером)?|дн[её]м ранее|am Vortag|am Vorabend|am (?:Tag|Abend) zuvor|(?:einen )?Tag zuvor|il giorno prima|la sera prima|alla vigilia|bir gün önce|dzień wcześniej|poprzedniego dnia|في اليوم السابق)(?!\w)"
    r"|(?P<before2>前一天|前一日|前日|전날|하루 전)|(?P<after2>翌日|第二天|次日|다음 날|이튿날|하루 뒤)"
    r"|\b(?P<after>(?:the )?(?:next|following) (?:day|morning|evening|night)|the (?:day|morning|night) after|(?:a|one) day (?:later|after)|le lendemain|un jour (?:plus tard|après)|al día siguiente|un día después|no dia seguinte|um dia depois|на следующий день|через день|спустя день|am (?:Folgetag|nächsten Tag|Tag darauf)"
    r"|(?:einen )?Tag (?:später|nachdem|danach)|il giorno (?:dopo|seguente)|un giorno dopo|ertesi gün|bir gün sonra|następnego dnia|dzień później|في اليوم التالي|بعد يوم)(?!\w)"
)
_BESIDE = re.compile(
    rf"{_BY_A_DAY}|\b(?P<n>two|three|four|five|six|\d|dos|tres|deux|trois|zwei|drei|due|tre|dois|два|три|iki|dwa)\s(?:days|días|jours|Tage|giorni|dias|дня|gün|dni)\s(?:(?P<nbefore>earlier|before|antes|plus tôt|auparavant|zuvor|prima|ранее|önce|wcześniej)|(?P<nafter>later|after|después|plus tard|après|später|nachdem|dopo|depois|спустя|sonra|później))(?!\w)",
    re.IGNORECASE,
)
_CLAUSE_AFTER = re.compile(r"^\s(?:(?:de|que|che|dass|чтобы|nach|di|la|le|el|der|die|das|the|a|an|his|her|their|its)\s)*[^\W\d_]")


def find(text: str, language: str, published: datetime) -> list[Days]:
    found: list[Days] = []
    for one in _every(text, language, published):
        if one.days and not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    found += [one for one in _beside(text, language, found) if not any(one.start < other.end and other.start < one.end for other in found)]
    return sorted(found, key=lambda one: (one.start, one.end))


def _every(text: str, language: str, published: datetime) -> Iterator[Days]:
    """Those first that take the most words."""
    today = published.date()
    for pattern, step in _PHRASES.items():
        for mark in re.finditer(pattern, text, re.IGNORECASE):
            yield Days(mark.start(), mark.end(), local_days(published, step))
    yield from _dated(text, language, today)
    yield from _in_parts(text, language, today)
    for mark in _HAN_DATE.finditer(text):
        yield _han_date(mark, today)
    for mark in _DAY_OF_MONTH.finditer(text):
        day = calendars.day_numbered(re.sub(r"(?<=\d)(?:st|nd|rd|th)$|\.$", "", mark["day"]), language)
        step = 0 if mark["this"] else 1 if mark["next"] else -1
        if day:
            yield Days(mark.start(), mark.end(), of_month(today, step, day, day), dated=True)
    yield from weekdays(text, today)
    yield from _relative(text, language, published)
    for mark in _WEEKEND.finditer(text):
        saturday = today - ((today.weekday() - 5) % 7) * ONE_DAY
        yield Days(mark.start(), mark.end(), frozenset(saturday + n * ONE_DAY for n in (0, 1, 7, 8)))
    for mark in _HAN_MONTH.finditer(text):
        if month := han_number(mark[2]):
            yield Days(
                mark.start(), mark.end(), whole_month(month, int(mark[1]) if mark[1] else None, today), fine=False, year=bool(mark[1])
            )
    for mark in _PERIODS.finditer(text):
        yield Days(mark.start(), mark.end(), _period(mark, today), fine=False)
    for mark in _HAN_PERIODS.finditer(text):
        step = {"上": -1, "先": -1, "지": -1, "下": 1, "来": 1, "다": 1}.get(mark["step"][0], 0)
        yield Days(mark.start(), mark.end(), unit_of_time(today, "week" if mark["unit"] in "周週주" else "month", step), fine=False)
    for mark in _YEARS.finditer(text):
        years = date(int(mark["first"]), 1, 1), date(int(mark["last"]), 12, 31)
        yield Days(mark.start(), mark.end(), between(*years), fine=False, year=True, through=True)
    for mark in _YEAR.finditer(text):
        if _BEFORE_A_YEAR.search(text[: mark.start()]) or text[mark.end() : mark.end() + 1] in "年년":
            year = int(mark["year"])
            yield Days(mark.start("year"), mark.end("year"), between(date(year, 1, 1), date(year, 12, 31)), fine=False, year=True)


def _dated(text: str, language: str, today: date) -> Iterator[Days]:
    for mark in calendars.dates(language).finditer(text):
        given = mark.groupdict()
        month = calendars.month_named(given["month"] or given.get("month2"))
        day = calendars.day_numbered(given["day"] or given.get("day2") or "", language)
        first = given["first"] or given.get("first2")
        year = given["year"] or given.get("year2")
        if not month or not day:
            continue
        through = given["through"] or given.get("through2")
        days = (
            _toward(text[: mark.start()], on(day, month, int(year) if year else None, today), today)
            if not year
            else on(day, month, int(year), today)
        )
        start = calendars.day_numbered(first, language) if first else None
        if start and days:
            last = min(days)
            earliest = real_date(last.year, last.month, start)
            days = (between(earliest, last) if through else frozenset((earliest, last))) if earliest and earliest < last else days
        yield Days(mark.start(), mark.end(), days, dated=True, year=bool(year), through=bool(start and through))


A_MONTH = timedelta(days=30)
"""A day that is nearer is meant itself: "from 4 May", on the fifth."""
_UNTIL = re.compile(
    r"\b(?:until|till|through|by|from|as of|hasta|jusqu['’]au|d['’]ici au|bis(?: zum)?|ab(?: dem)?|fino al|entro il|até|a partir de|à partir du|do|до|tot)\s(?:the |el |le |il |o )?$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|desde|depuis(?: le)?|seit(?: dem)?|dal|desde o|с|od|sinds)\s(?:the |el |le |il |o )?$", re.IGNORECASE)


def _toward(before: str, days: frozenset[date], today: date) -> frozenset[date]:
    """Until a day is until the next such day, since one since the last."""
    step = (
        1
        if _UNTIL.search(before) and max(days, default=today) < today - A_MONTH
        else -1
        if _SINCE.search(before) and min(days, default=today) > today + A_MONTH
        else 0
    )
    moved = frozenset(found for day in days if (found := real_date(day.year + step, day.month, day.day)))
    return moved if step else days


def _in_parts(text: str, language: str, today: date) -> Iterator[Days]:
    """ "End of May", "the second week of March", "the first quarter of 2028", "the end of 2029"."""
    if pattern := calendars.parts_of_months(language):
        for mark in pattern.finditer(text):
            month = calendars.month_named(mark["month"]) or (han_number(mark["month"]) if language in {"zh", "ja", "ko"} else None)
            if month:
                year = mark["year"] if "year" in mark.groupdict() else None
                first, last = calendars.span_of_part(mark)
                days = frozenset(day for day in whole_month(month, int(year) if year else None, today) if first <= day.day <= last)
                yield Days(mark.start(), mark.end(), days, fine=False, dated=True, year=bool(year))
    if pattern := calendars.seasons(language):
        for mark in pattern.finditer(text):
            year = int(mark["year"])
            if mark.groupdict().get("quarter"):
                first = 3 * calendars.quarter_numbered(mark["quarter"]) - 2
            else:
                first = next(n for n, name in ((3, "spring"), (6, "summer"), (9, "autumn"), (12, "winter")) if mark[name])
            days = frozenset(day for n in range(3) for day in whole_month((first + n - 1) % 12 + 1, year + (first + n > 12), today))
            yield Days(mark.start(), mark.end(), days, fine=False, year=True)
    if pattern := calendars.parts_of_years(language):
        for mark in pattern.finditer(text):
            first = next(n for n, name in ((1, "early"), (5, "middle"), (10, "late")) if mark.groupdict().get(name))
            days = frozenset(
                day for n in range(first, first + (4 if first == 5 else 3)) for day in whole_month(n, int(mark["year"]), today)
            )
            yield Days(mark.start(), mark.end(), days, fine=False, year=True)


def _han_date(mark: re.Match[str], today: date) -> Days:
    year, month, day, last = mark[1], mark[3], han_number(mark[4]), mark[5]
    if mark["relative"]:
        days = of_month(today, _HAN_STEP[mark["relative"]], day, han_number(last) if last else day)
        return Days(mark.start(), mark.end(), days, dated=True)
    days = on(day, han_number(month) if month else None, int(year) if year else None, today)
    if last:
        ends = [(one, real_date(one.year, one.month, han_number(last))) for one in days]
        days = days | frozenset(day for one, until in ends if until for day in between(one, until))
    return Days(mark.start(), mark.end(), days, dated=month is not None, year=bool(year), through=bool(last))


def _relative(text: str, language: str, published: datetime) -> Iterator[Days]:
    today = published.date()
    for mark in words().finditer(text):
        word = folded(mark[0])
        if word in RELATIVE_WORD and not (word == "hier" and language != "fr"):
            if word in {"morgen", "manana"} and re.search(
                r"(?:la|de la|por la|esta|am|heute|gestern|tag)\s?$", text[: mark.start()], re.IGNORECASE
            ):
                continue
            if word == "morgen" and (language != "de" or mark[0][0].isupper()):
                continue
            yield Days(mark.start(), mark.end(), local_days(published, _STEPS[RELATIVE_WORD[word]]))
        elif word in _FURTHER:
            yield Days(mark.start(), mark.end(), local_days(published, _FURTHER[word]))
        elif (meant := names_of_days().get(word)) and meant.startswith("month") and _names_a_month(text, mark):
            year = re.match(r"(?: de| of|,| del)? ((?:19|20)\d\d)\b", text[mark.end() :])
            days = whole_month(int(meant.split()[1]), int(year[1]) if year else None, today)
            relative = (
                None
                if year
                else re.match(
                    r",? (?:(?:of |del? |de l['’])?(?:(?P<next>next year|próximo año|año que viene|an(?:née)? prochaine?|nächsten Jahres|anno prossimo|próximo ano|следующего года|przyszłego roku|العام المقبل)"
                    r"|(?P<this>this year|este año|cette année|dieses Jahres|quest'anno|este ano|этого года|tego roku|العام الجاري)|(?P<last>last year|año pasado|année dernière|l'an dernier|vergangenen Jahres|anno scorso|ano passado|прошлого года|zeszłego roku|العام الماضي)))",
                    text[mark.end() :],
                    re.IGNORECASE,
                )
            )
            if relative:
                days = whole_month(int(meant.split()[1]), today.year + (1 if relative["next"] else -1 if relative["last"] else 0), today)
            end = mark.end() + (year.end() if year else relative.end() if relative else 0)
            yield Days(mark.start(), end, days, fine=False, year=bool(year or relative))
    for word, step in _HAN_RELATIVE.items():
        at = text.find(word)
        if at >= 0:
            yield Days(at, at + len(word), local_days(published, step))


def _beside(text: str, language: str, found: list[Days]) -> Iterator[Days]:
    """The day before or after another one that the sentence names. "On Monday, a day after the crash": the crash was on Sunday."""
    named = [one for one in found if one.fine]
    for mark in _BESIDE.finditer(text):
        if not named:
            return
        given = mark.groupdict()
        step = small_number(mark["n"], language) or 2 if mark["n"] else 1
        after = bool(given["after"] or given["after2"] or given["nafter"])
        base = min(named, key=lambda one: (min(abs(one.start - mark.end()), abs(mark.start() - one.end)), one.start))
        # Where a clause follows, it tells what the named day came after.
        turned = re.search(
            r"\b(?:after|before|nachdem|après|antes|después|dopo|prima|depois|спустя|önce|sonra)$", mark[0], re.IGNORECASE
        ) and not mark[0].casefold().startswith("the ")
        if turned and _CLAUSE_AFTER.match(text[mark.end() :]):
            after = not after
        shift = step if after else -step
        yield Days(mark.start(), mark.end(), frozenset(day + shift * ONE_DAY for day in base.days), beside=True)


def _period(mark: re.Match[str], today: date) -> frozenset[date]:
    """Last, this or next week, month or year, or a part of it."""
    step = -1 if mark["last"] or mark["last2"] else 1 if mark["next"] or mark["next2"] else 0
    unit = next(unit for unit in ("week", "month", "year") if mark[unit] or mark[f"{unit}2"])
    days = sorted(unit_of_time(today, unit, step))
    how = (mark["how"] or "").casefold()
    if how in {"early", "beginning of"}:
        days = days[: (len(days) + 2) // 3]
    elif how in {"late", "the end of", "end of"}:
        days = days[-((len(days) + 2) // 3) :]
    return frozenset(days)


def _names_a_month(text: str, mark: re.Match[str]) -> bool:
    word = folded(mark[0])
    if word == "marco":
        return "ç" in mark[0]  # a name in most languages
    if word not in AMBIGUOUS:
        return True
    near = re.search(
        r"\b(?:in|on|of|since|until|till|last|next|this|early|late|mid|from|by|before|after|and|to|en|de|im|le|до|в|с|w|od|do)[ -]$",
        text[: mark.start()],
        re.I,
    )
    return (mark[0][0].isupper() and bool(near)) or (
        bool(near) and word in {"mayo", "mai", "mars", "maja", "maj", "marca", "mart", "nisan", "ocak", "august", "luty"}
    )
