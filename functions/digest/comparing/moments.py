"""In: a statement and its article's day. Out: the times it gives, each as the days or hours it may mean. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from functions.digest.comparing.clocks import HAN_NUMBER, clocks, han_number
from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.statements import Statement
from functions.digest.verifying.hedges import SAYS
from functions.digest.verifying.numbers import ABBREVIATED, AMBIGUOUS, RELATIVE_WORD, names_of_days
from functions.digest.verifying.words import folded

_HAN_WEEKDAY = re.compile(r"(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])|([月火水木金土日])曜日?|([월화수목금토일])요일")
_HAN_DATE = re.compile(
    rf"(?:(\d{{4}}) ?[年년] ?)?(?:(?<![\d一二三四五六七八九十])({HAN_NUMBER}) ?[月월] ?)?(?<![\d.一二三四五六七八九十])({HAN_NUMBER}) ?(?:日|号|號|일)(?![本间間])"
)
_HAN_MONTH = re.compile(rf"(?<![\d一二三四五六七八九十])({HAN_NUMBER}) ?[月월](?! ?[\d一二三四五六七八九十])(?!間)")
_HAN_RELATIVE = {
    "今天": 0, "今日": 0, "今晨": 0, "今晚": 0, "昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1, "前天": -2, "一昨日": -2, "おととい": -2, "明天": 1, "明日": 1,
    "后天": 2, "後天": 2, "오늘": 0, "어제": -1, "그저께": -2, "내일": 1, "모레": 2,
}  # fmt: skip
_BESIDE = re.compile(
    r"(?P<before>\b(?:the day before|the previous day|a day earlier|one day earlier|the night before|la veille|el día anterior|un día antes|la víspera"
    r"|no dia anterior|na véspera|накануне|днём ранее|am Vortag|am Tag zuvor|il giorno prima|bir gün önce)\b|前一天|前一日|前日に|전날|في اليوم السابق)"
    r"|\b(?:the next day|the day after|the following day|a day later|le lendemain|al día siguiente|no dia seguinte|на следующий день|am Folgetag|am nächsten Tag|ertesi gün)\b"
    r"|翌日|第二天|다음 날|이튿날",
    re.IGNORECASE,
)
"""The day beside another one that the text names."""
_STEPS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_FURTHER = {
    "tonight": 0,
    "overmorrow": 2,
    "anteayer": -2,
    "antier": -2,
    "anteontem": -2,
    "vorgestern": -2,
    "übermorgen": 2,
    "позавчера": -2,
    "послезавтра": 2,
    "anoche": -1,
}
_PERIODS = re.compile(
    r"\b(?P<step>last|this|next|past|coming|following)\s(?P<unit>week|month|year)\b(?!['’]s)"
    r"|(?P<han>上|本|这|這|下|先|今|来)(?:个|個)?(?P<hanunit>周|週|月)(?!末)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?:\b(?:in|by|until|till|since|from|en|bis|seit|до|в|к|desde|até|em|depuis|d'ici|nel|عام|سنة)\s)?(?<![\d.,/-])(?P<year>20[0-4]\d)(?=$|[\s.,;:)]|年|년)(?!\s?(?:USD|euro|people|men))",
    re.IGNORECASE,
)
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])"
_PARTS = {
    part: re.compile(words, re.IGNORECASE)
    for part, words in {
        "morning": r"\b(?:morning|por la mañana|matin|Vormittag|Morgen|утром|de manhã|sabah)\b|早上|上午|清晨|午前|오전|아침|صباح",
        "afternoon": r"\b(?:afternoon|por la tarde|après-midi|Nachmittag|днём|à tarde|öğleden sonra)\b|下午|午後|오후|بعد ظهر",
        "evening": r"\b(?:evening|soir|Abend|вечером|akşam)\b|傍晚|晚上|晚间|晚間|저녁|مساء",
    }.items()
}
_NIGHT_TO = re.compile(r"\b(?:ночь на|Nacht zum|Nacht auf|ніч на)\s$", re.IGNORECASE)
_NIGHT = re.compile(r"(?:.*\b)?(?:nights?|overnight|noche|nuit|Nacht|ночью|noite|notte|gecesi)\b|[深半]?夜|ليل|밤", re.IGNORECASE)
_APART = frozenset((frozenset(("morning", "evening")), frozenset(("morning", "afternoon"))))
"""Parts of a day that nobody takes for one another."""
ONE_DAY = timedelta(days=1)
_FURTHER_FOLDED = {folded(word): step for word, step in _FURTHER.items()}


@dataclass(frozen=True)
class Moment:
    """`days` are those it may mean; or `minutes` after midnight. `fine` tells a day from a month."""

    days: frozenset[date]
    minutes: int | None = None
    fine: bool = True
    part: str | None = None
    """The part of the day, where one is named beside it."""
    dated: bool = False
    """Whether it is a date, not a weekday or "yesterday"."""


def find(statement: Statement) -> list[Mention]:
    """Times of what is told; when somebody said so is not one."""
    text = statement.reading.text
    return [
        Mention(statement, "time", text[start:end], start, end, moment, frozenset(("=date",)) if moment.dated else frozenset())
        for start, end, moment in _moments(text, statement.article.published)
        if not _is_of_the_report(text, start, end)
    ]


def spans(statement: Statement) -> list[tuple[int, int]]:
    """Where the text gives a time: no number there counts anything."""
    return [(start, end) for start, end, _ in _moments(statement.reading.text, statement.article.published)]


def _is_of_the_report(text: str, start: int, end: int) -> bool:
    before = re.split(r"[,;:、，；：]", text[max(0, start - 32) : start])[-1]
    said = list(SAYS.finditer(before))
    if said and len(before[said[-1].end() :].split()) <= 4:
        return True
    return bool(re.match(r"\s?(?:表示|称|稱|说|說|宣布|宣佈|発表|述べ|밝혔|밝혀|分かった|わかった|明らか)", text[end : end + 8]))


@lru_cache(maxsize=2_000)
def _moments(text: str, published: datetime | None) -> tuple[tuple[int, int, Moment], ...]:
    if published is None:
        return ()
    today = published.date()
    found: list[tuple[int, int, Moment]] = []

    def add(start: int, end: int, days: frozenset[date], *, minutes: int | None = None, fine: bool = True, dated: bool = False) -> None:
        if (days or minutes is not None) and not any(start < other_end and other_start < end for other_start, other_end, _ in found):
            part = _part(text, start, end) if fine and minutes is None else None
            nights = _nights(text, start, end) if fine else 0
            days = days | frozenset(day + nights * ONE_DAY for day in days)
            found.append((start, end, Moment(days, minutes, fine, part, dated)))

    for mark in _calendar().finditer(text):
        month = _month(mark["month"] or mark["month2"])
        day = mark["day"] or mark["day2"]
        year = mark["year"] or mark["year2"]
        if month and day:
            add(mark.start(), mark.end() - mark[0].endswith("."), _on(int(day), month, int(year) if year else None, today), dated=True)
    for mark in _HAN_DATE.finditer(text):
        month = han_number(mark[2]) if mark[2] else None
        add(mark.start(), mark.end(), _on(han_number(mark[3]), month, int(mark[1]) if mark[1] else None, today), dated=month is not None)
    for start, end, minutes in clocks(text):
        add(start, end, frozenset(), minutes=minutes)
    for mark in re.finditer(r"[^\W\d_]+(?:-feira)?", text):
        word = folded(mark[0])
        meant = names_of_days().get(word) or names_of_days().get(word.removeprefix("ال")) or names_of_days().get("ال" + word)
        if word in RELATIVE_WORD and not (word == "hier" and text[mark.start()].isupper()):
            step = _STEPS[RELATIVE_WORD[word]]
            if word in {"morgen", "manana", "mañana"} and re.search(
                r"(?:la|de la|por la|esta|am|heute)\s$", text[: mark.start()], re.IGNORECASE
            ):
                continue
            add(mark.start(), mark.end(), frozenset(_local_days(published, step)))
        elif word in _FURTHER_FOLDED:
            add(mark.start(), mark.end(), frozenset(_local_days(published, _FURTHER_FOLDED[word])))
        elif meant and meant.startswith("weekday") and not (word in AMBIGUOUS and not mark[0][0].isupper()):
            add(mark.start(), mark.end(), _weekday(int(meant.split()[1]), today))
        elif meant and _names_a_month(text, mark):
            add(mark.start(), mark.end(), _whole_month(int(meant.split()[1]), _year_after(text, mark.end()), today), fine=False)
    for mark in _HAN_WEEKDAY.finditer(text):
        add(mark.start(), mark.end(), _weekday(_place(mark), today))
    for mark in _HAN_MONTH.finditer(text):
        add(mark.start(), mark.end(), _whole_month(han_number(mark[1]), None, today), fine=False)
    for word, step in _HAN_RELATIVE.items():
        at = text.find(word)
        if at >= 0:
            add(at, at + len(word), frozenset(_local_days(published, step)))
    weekdays = [moment.days for _, _, moment in found if moment.fine and moment.days]
    for mark in _BESIDE.finditer(text):
        step = -1 if mark["before"] else 1
        add(mark.start(), mark.end(), frozenset(day + step * ONE_DAY for day in (weekdays[0] if weekdays else ())))
    for mark in _PERIODS.finditer(text):
        add(mark.start(), mark.end(), _period(mark, today), fine=False)
    for mark in _YEAR.finditer(text):
        year = int(mark["year"])
        add(mark.start("year"), mark.end("year"), frozenset(date(year, 1, 1) + n * ONE_DAY for n in range(366)), fine=False)
    return tuple(sorted(found, key=lambda one: one[:2]))


def _period(mark: re.Match[str], today: date) -> frozenset[date]:
    """Last, this or next week, month or year."""
    if mark["han"]:
        step = {"上": -1, "先": -1, "下": 1, "来": 1}.get(mark["han"], 0)
        unit = "month" if mark["hanunit"] == "月" else "week"
    else:
        step = {"last": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(mark["step"].casefold(), 0)
        unit = mark["unit"].casefold()
    if unit == "week":
        first = today - today.weekday() * ONE_DAY + 7 * step * ONE_DAY
        return frozenset(first + n * ONE_DAY for n in range(7))
    if unit == "month":
        months = today.year * 12 + today.month - 1 + step
        return _whole_month(months % 12 + 1, months // 12, today)
    return frozenset(date(today.year + step, 1, 1) + n * ONE_DAY for n in range(365))


def _nights(text: str, start: int, end: int) -> int:
    """Tuesday's night ends on Wednesday, the night to Wednesday begins on Tuesday: by how many days it may be another."""
    if _NIGHT_TO.search(text[max(0, start - 14) : start]):
        return -1
    return 1 if _NIGHT.match(text[end : end + 12]) or _NIGHT.match(text[max(0, start - 14) : start]) else 0


def _part(text: str, start: int, end: int) -> str | None:
    """Which part of that day: a word beside it says so."""
    beside = f"{text[max(0, start - 14) : start]} {text[end : end + 16]}"
    named = [part for part, pattern in _PARTS.items() if pattern.search(beside)]
    return named[0] if len(named) == 1 else None


def _local_days(published: datetime, step: int) -> set[date]:
    """The day where it was written is one of those that it is anywhere."""
    return {(published + timedelta(hours=hours)).date() + step * ONE_DAY for hours in (-8, 0, 9)}


def _weekday(place: int, today: date) -> frozenset[date]:
    """The last such day and the next; on the day itself that one, and a week before and after."""
    back = (today.weekday() - place) % 7
    return frozenset((today - back * ONE_DAY, today + (7 - back) * ONE_DAY))


def _place(mark: re.Match[str]) -> int:
    sign = mark[1] or mark[2] or mark[3]
    if sign == "天":
        return 6
    return next(row.index(sign) for row in ("一二三四五六日", "月火水木金土日", "월화수목금토일") if sign in row)


def _on(day: int, month: int | None, year: int | None, today: date) -> frozenset[date]:
    """The date itself; without a year the nearest one, without a month that day of this month, the last and the next."""
    if month is None:
        near = [today.replace(day=1) - ONE_DAY, today, today.replace(day=28) + 10 * ONE_DAY]
        return frozenset(found for about in near if (found := _date(about.year, about.month, day)))
    if year:
        return frozenset(found for found in [_date(year, month, day)] if found)
    near_by = [one for about in (today.year - 1, today.year, today.year + 1) if (one := _date(about, month, day))]
    return frozenset(sorted(near_by, key=lambda one: abs((one - today).days))[:1])


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _whole_month(month: int, year: int | None, today: date) -> frozenset[date]:
    years = [year] if year else [today.year - 1, today.year, today.year + 1]
    firsts = [date(about, month, 1) for about in years if 1 <= about <= 9998]
    near = [first for first in firsts if year or abs((first - today).days) <= 200]
    return frozenset(first + n * ONE_DAY for first in near for n in range(31) if (first + n * ONE_DAY).month == month)


def _year_after(text: str, end: int) -> int | None:
    found = re.match(r"(?: de| of|,)? ((?:19|20)\d\d)\b", text[end:])
    return int(found[1]) if found else None


def _names_a_month(text: str, mark: re.Match[str]) -> bool:
    word = folded(mark[0])
    if word not in AMBIGUOUS:
        return True
    near = re.search(
        r"\b(?:in|on|of|since|until|till|last|next|this|early|late|mid|from|by|before|en|de|im|le|до|в|с)[ -]$", text[: mark.start()], re.I
    )
    return mark[0][0].isupper() and bool(near)


def _month(word: str | None) -> int | None:
    bare = folded((word or "").strip("."))
    meant = names_of_days().get(bare, "")
    return int(meant.split()[1]) if meant.startswith("month") else ABBREVIATED.get(bare)


@cache
def _calendar() -> re.Pattern[str]:
    """A day beside a month's name, in the order that a language has."""
    names = sorted(
        {name for name, meant in names_of_days().items() if meant.startswith("month")} | set(ABBREVIATED),
        key=lambda name: (-len(name), name),
    )
    # Names are folded, texts are not: accents are read as any letter.
    month = r"(?:" + "|".join(re.sub(r"[^\x00-\x7f]|[aeiouscnlg]", _or_accented, name) for name in names) + r")\.?"
    ordinal = r"(?:st|nd|rd|th|er|\.|º)?"
    return re.compile(
        rf"(?<![\d.,]){_DAY}{ordinal}\s(?:de |of )?(?P<month>{month})(?![^\W\d_])(?:,? (?:de )?(?P<year>(?:19|20)\d\d))?"
        rf"|(?<![^\W\d_])(?P<month2>{month})\s(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d.,:]?\d)(?:,? (?P<year2>(?:19|20)\d\d))?",
        re.IGNORECASE,
    )


_ACCENTS = {
    "a": "aàáâãä",
    "e": "eèéêë",
    "i": "iìíîïı",
    "o": "oòóôõö",
    "u": "uùúûü",
    "s": "sśş",
    "c": "cçć",
    "l": "lł",
    "n": "nñń",
    "g": "gğ",
}


def _or_accented(found: re.Match[str]) -> str:
    return f"[{_ACCENTS[found[0]]}]" if found[0] in _ACCENTS else re.escape(found[0])


def same(one: Mention, other: Mention) -> bool:
    a, b = one.meant, other.meant
    if not isinstance(a, Moment) or not isinstance(b, Moment):
        return False
    if a.minutes is not None and b.minutes is not None:
        # An hour's difference may be that of two clocks, twelve that of two ways to write it.
        apart = abs(a.minutes - b.minutes) % 720
        return min(apart, 720 - apart) <= 60
    if a.fine != b.fine and _is_any_month(a if a.fine else b):
        return False
    return bool(a.days & b.days) and frozenset((a.part, b.part)) not in _APART


def _is_any_month(moment: Moment) -> bool:
    """ "On the 4th" lies in every month."""
    return len(moment.days) > 1 and (max(moment.days) - min(moment.days)).days > 20


def comparable(one: Mention, other: Mention) -> bool:
    a, b = one.meant, other.meant
    if not isinstance(a, Moment) or not isinstance(b, Moment) or (a.minutes is None) != (b.minutes is None):
        return False
    return not same(one, other) and (_grain(a) == _grain(b) or ({_grain(a), _grain(b)} == {"day", "month"} and (a.dated or b.dated)))


def _grain(moment: Moment) -> str:
    """A date may stand against a weekday or a month, a week or a year only against its like."""
    return "day" if moment.fine else "week" if len(moment.days) <= 7 else "month" if len(moment.days) <= 100 else "year"


def without_vague(mentions: Sequence[Mention]) -> list[Mention]:
    """ "In September" says no more where the same side says "on 16 September"."""
    dated = [one.meant.days for one in mentions if isinstance(one.meant, Moment) and one.meant.fine and one.meant.dated]
    return [
        one
        for one in mentions
        if not isinstance(one.meant, Moment) or one.meant.fine or not any(days and days <= one.meant.days for days in dated)
    ]


TIMES = Slot("time", find, same, comparable, sift=without_vague)
