"""In: a statement and its article's day. Out: the times it gives, each as the days and hours it may mean, and what it is said of. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from functions.digest.comparing import days as named_days
from functions.digest.comparing import occasions
from functions.digest.comparing.almanac import ONE_DAY, Days
from functions.digest.comparing.clocks import Clock, clocks
from functions.digest.comparing.dayparts import AM, HOURS, PM, DayPart, day_parts
from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.occasions import Occasion
from functions.digest.comparing.statements import Statement, of
from shared.models import NumberedArticle

DAY = 1440
"""Minutes."""
SURELY = 90
"""Days around its report in which a date without a year is of this one."""
ABOUT = 30
"""Minutes that a clock time may be off to either side: two that lie an hour apart may be the same."""
_GAP = re.compile(
    r"(?:[\s,'’]|\b(?:on|at|in|of|the|that|this|about|around|shortly|just|local|time|el|la|los|las|del|de|a|al|por|hacia|sobre|en|le|les|du|des|d|l|à|au|aux|dans|vers|am|um|im|gegen|der|den|zum|des|vom|в|во|на|около|числа|к|o|w|z|we|ok|około|godz"
    r"|alle|all|di|dell[ao]?|nel|nell[ao]?|il|lo|verso|ore|às|as|da|do|na|no|das|dos|pela|günü|saat|saatlerinde|vakti|في|من|يوم|عند|الساعة|حوالي|نحو|时间|время|часов|Uhr|uur|om|early|late|op|between|entre|tra|fra|zwischen|von|między|между|from)\b|[の日に头頭にはごろ頃左右时当地時間,，、]|년|경)*",
    re.IGNORECASE,
)
_LONGEST_GAP = 22
_NIGHT_TO = re.compile(
    r"(?:\b(?:ночь на|Nacht (?:zum|auf(?: den)?)|ніч на|nocy na|nacht naar|night to|night into|overnight (?:into|to))\s(?:the )?$)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\s?(?:to|until|till|and|-|bis|à|a|alle|al|às|do|до|и|y|et|e|und|i|ile|から|至|到|부터|إلى|حتى|و|\ba la[s]?|las?|le)\s?(?:(?:the|las?|le|alle|à|à|às|as|um)\s)?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\b(?:local time|GMT|UTC|[A-Z][A-Z]?[SD]T\b|[A-Z]\w+ (?:standard )?time|hora (?:local|de \w+|d[eo] \w+)|heures? (?:locales?|de \w+)|Ortszeit|MEZ|по местному времени|по московскому|мск|yerel saat\w*|czasu (?:lokalnego|\w+)|ora (?:locale|italiana)"
    r"|بالتوقيت|بتوقيت|توقيت)|当地时间|當地時間|北京时间|北京時間|日本時間|現地時間|현지 ?시[간각]|한국 ?시[간각]"
)
_ZONE_REACH = 26
_HALF_HOUR, _OFF = 30, 1
_FIGURE_BEFORE = re.compile(r"(?:\bat|\baround|\babout|\bum|\bsaat|\bo)\s(?:about |around )?$", re.IGNORECASE)


@dataclass(frozen=True)
class Moment:
    """`days` are those it may mean, none where it names no day. `hours`: from and until, in minutes after that day's midnight (after
    1,440 on the next day), as many as it may mean, none where it names no time of the day; `minutes`: where that is a clock's.
    `fine` tells a day from a month."""

    days: frozenset[date]
    minutes: int | None = None
    fine: bool = True
    dated: bool = False
    """Whether it is a date, not a weekday or "yesterday"."""
    hours: tuple[tuple[int, int], ...] = ()
    until: int | None = None
    """Minutes of the later end of "from eight to ten"."""
    zoned: bool = False
    """Whether it is the time of a place that the text names."""
    year: bool = False
    said_of: Occasion | None = None


_Found = tuple[int, int, Moment]


def find(statement: Statement) -> list[Mention]:
    """Times of what is told; when somebody said so is not one."""
    text = statement.reading.text
    return [
        Mention(statement, "time", text[start:end], start, end, moment, frozenset(("=date",)) if moment.dated else frozenset())
        for start, end, moment in _moments(text, statement.reading.language, statement.article.published)
        if moment.said_of != "said"
    ]


def spans(statement: Statement) -> list[tuple[int, int]]:
    """Where the text gives a time: no number there counts anything."""
    return [(start, end) for start, end, _ in _moments(statement.reading.text, statement.reading.language, statement.article.published)]


@lru_cache(maxsize=4_000)
def _moments(text: str, language: str, published: datetime | None) -> tuple[_Found, ...]:
    if published is None:
        return ()
    found = [_moment(text, cluster) for cluster in _with_the_part_behind(text, _clusters(text, language, published))]
    joined = _ranges(text, [one for one in found if one])
    return tuple((start, end, replace(moment, said_of=occasions.occasion(text, start, end))) for start, end, moment in joined)


_Atom = Days | Clock | DayPart


@dataclass(frozen=True)
class _Cluster:
    day: Days | None = None
    clock: Clock | None = None
    part: DayPart | None = None

    @property
    def members(self) -> list[_Atom]:
        return [one for one in (self.day, self.clock, self.part) if one]

    @property
    def start(self) -> int:
        return min(one.start for one in self.members)

    @property
    def end(self) -> int:
        return max(one.end for one in self.members)


def _clusters(text: str, language: str, published: datetime) -> list[_Cluster]:
    """Day, hour and part of the day that stand together: "at eleven on Tuesday night"."""
    marks = clocks(text, language)
    found = [
        one
        for one in named_days.find(text, language, published)
        if not any(one.start < mark.end and mark.start < one.end and mark.sure for mark in marks)
    ]
    marks = [mark for mark in marks if not any(mark.start < one.end and one.start < mark.end for one in found)]
    parts = [one for one in day_parts(text, language) if not any(one.start < mark.end and mark.start < one.end for mark in marks)]
    every: list[_Atom] = [*found, *marks, *parts]
    atoms = sorted(every, key=lambda one: (one.start, one.end))
    clusters: list[_Cluster] = []
    for atom in atoms:
        last = clusters[-1] if clusters else None
        joined = _joined(text, last, atom) if last else None
        if joined:
            clusters[-1] = joined
        else:
            clusters.append(_alone(atom))
    return clusters


def _with_the_part_behind(text: str, clusters: Sequence[_Cluster]) -> list[_Cluster]:
    """ "Between two and three in the morning": both are hours of the morning."""
    found = list(clusters)
    for at, (one, other) in enumerate(pairwise(clusters)):
        alone = one.clock and not one.part and not one.day and one.clock.half is None
        if alone and other.clock and (other.part or other.clock.half) and _RANGE.fullmatch(text[one.end : other.start]):
            half = other.clock.half if not other.part and one.clock and one.clock.minutes < other.clock.minutes % 720 else None
            part = replace(other.part, start=one.end, end=one.end) if other.part else None
            found[at] = replace(one, clock=replace(one.clock, half=half, sure=True) if one.clock else None, part=part)
    return found


def _alone(atom: _Atom) -> _Cluster:
    return _Cluster(day=atom) if isinstance(atom, Days) else _Cluster(clock=atom) if isinstance(atom, Clock) else _Cluster(part=atom)


def _joined(text: str, cluster: _Cluster, atom: _Atom) -> _Cluster | None:
    gap = text[cluster.end : atom.start] if atom.start >= cluster.end else ""
    if len(gap) > _LONGEST_GAP or not _GAP.fullmatch(gap):
        return None
    if isinstance(atom, Days):
        if not atom.fine or (atom.through and cluster.part is None):
            return None
        if cluster.day is None:
            return replace(cluster, day=atom)
        both = cluster.day.days & atom.days or _of_that_weekday(cluster.day, atom)
        if cluster.day.fine and both and atom.start >= cluster.day.end:
            return replace(cluster, day=replace(cluster.day, end=atom.end, days=both, dated=cluster.day.dated or atom.dated))
        return None
    if cluster.day is not None and (not cluster.day.fine or cluster.day.through):
        return None
    if isinstance(atom, Clock):
        return replace(cluster, clock=atom) if cluster.clock is None else None
    if cluster.part is None:
        return replace(cluster, part=atom)
    # "Early on Monday morning": the narrower counts.
    narrower = min((cluster.part, atom), key=lambda one: ("night" in one.name, HOURS[one.name][1] - HOURS[one.name][0]))
    return replace(cluster, part=replace(narrower, start=min(cluster.part.start, atom.start), end=max(cluster.part.end, atom.end)))


def _of_that_weekday(one: Days, other: Days) -> frozenset[date]:
    """ "Sunday, March 29": weeks away."""
    dated, named = (one, other) if one.dated else (other, one)
    weekdays = {day.weekday() for day in named.days}
    return (
        dated.days
        if dated.dated and not named.dated and len(dated.days) == 1 and len(weekdays) == 1 and min(dated.days).weekday() in weekdays
        else frozenset()
    )


def _moment(text: str, cluster: _Cluster) -> _Found | None:
    day, clock, part = cluster.day, cluster.clock, cluster.part
    start, end = cluster.start, cluster.end
    if clock and not clock.sure and not (day or part) and not _ends_there(text, clock):
        return None
    if day is None and clock is None and part is not None and not part.stands_alone:
        return None
    days = day.days if day else frozenset()
    zoned = bool(_ZONE.search(text[max(0, start - _ZONE_REACH) : start])) or bool(_ZONE.search(text[end : end + _ZONE_REACH]))
    hours: tuple[tuple[int, int], ...] = ()
    minutes = None
    if clock:
        minutes, options, days = _on_the_clock(clock, part, days)
        hours = tuple((one - ABOUT, one + ABOUT) for one in options)
    elif part:
        hours = (HOURS[part.name],)
    if day and _NIGHT_TO.search(text[max(0, day.start - 24) : day.start]) and clock is None:
        days, hours = frozenset(one - ONE_DAY for one in day.days), (HOURS["whole night"],)
    elif day and clock is None and part and "night" in part.name and _is_a_night_between(day):
        days, hours = frozenset(sorted(day.days)[::2]), (HOURS["whole night"],)
    if day and not day.fine:
        return start, end, Moment(days, fine=False, dated=day.dated, year=day.year)
    return start, end, Moment(days, minutes, True, bool(day and day.dated), hours, None, zoned, bool(day and day.year))


def _is_a_night_between(day: Days) -> bool:
    """The night from Tuesday to Wednesday, this week's or the next; of 14 to 15 March."""
    return day.through and len(day.days) == (2 if day.dated else 4)


def _ends_there(text: str, clock: Clock) -> bool:
    """ "At eleven," and no more: an hour. "At eleven sites" is none."""
    return bool(re.match(r"\s?(?:[.,;]|$)", text[clock.end :])) and bool(_FIGURE_BEFORE.search(text[: clock.start]))


def _on_the_clock(clock: Clock, part: DayPart | None, days: frozenset[date]) -> tuple[int, list[int], frozenset[date]]:
    """Minutes, every time of the day that it may be, and the days, where the night's later hours are the next day's."""
    minutes, name = clock.minutes, part.name if part else None
    if clock.half is None and name:
        hour = minutes // 60
        if name in PM or (name == "noon" and hour < 6):
            minutes = minutes % 720 + 720
        elif name in {"night", "any night"}:
            minutes = minutes % 720 + (720 if hour % 12 >= 5 else 0)
        elif name in AM or name == "noon":
            minutes = minutes if name == "noon" else minutes % 720
    known = clock.half is not None or name is not None
    options = [minutes] if known else [minutes, (minutes + 720) % DAY]
    if minutes < 360 and (name in {"night", "any night", "small hours"} or (clock.half == "a" and minutes == 0)):
        days = days | frozenset(day + ONE_DAY for day in days)
    return minutes, options, days


def _ranges(text: str, found: Sequence[_Found]) -> list[_Found]:
    """ "From 8 p.m. to 5 a.m." is one time."""
    joined: list[_Found] = []
    for start, end, moment in found:
        if joined and moment.minutes is not None and not moment.days:
            first, last, before = joined[-1]
            if before.minutes is not None and before.until is None and end > last and _RANGE.fullmatch(text[last:start]):
                joined[-1] = (first, end, replace(before, until=moment.minutes))
                continue
        joined.append((start, end, moment))
    return joined


def same(one: Mention, other: Mention) -> bool:
    """Whether the other says as much as the one does, and nothing else."""
    a, b = one.meant, other.meant
    if not isinstance(a, Moment) or not isinstance(b, Moment):
        return False
    if a.hours and not b.hours and _gives_hours(other.statement.article):
        return False
    return _agree(a, b)


def _agree(a: Moment, b: Moment) -> bool:
    if bool(a.days) != bool(b.days) and not (a.hours and b.hours):
        return False
    if a.fine != b.fine and _is_any_month(a if a.fine else b):
        return False
    if a.until is not None and b.until is not None and not _near(a.until, b.until):
        return False
    if (a.zoned or b.zoned) and a.minutes is not None and b.minutes is not None and _is_of_another_clock(a, b):
        return True
    if not a.days or not b.days:
        return any(_overlap(mine, yours, turn) for mine in a.hours for yours in b.hours for turn in (-DAY, 0, DAY))
    if not a.hours and not b.hours:
        return bool(a.days & b.days)
    return any(
        _overlap(mine, yours, (day - another).days * DAY)
        for day in a.days
        for another in b.days
        if abs((day - another).days) <= 2
        for mine in a.hours or ((0, DAY - 1),)
        for yours in b.hours or ((0, DAY - 1),)
    )


def _overlap(one: tuple[int, int], other: tuple[int, int], shift: int) -> bool:
    return one[0] + shift <= other[1] and other[0] <= one[1] + shift


def _near(one: int, other: int) -> bool:
    apart = abs(one - other) % DAY
    return min(apart, DAY - apart) <= 2 * ABOUT


def _is_of_another_clock(one: Moment, other: Moment) -> bool:
    """Clocks of two places differ by whole or half hours."""
    apart = abs((one.minutes or 0) - (other.minutes or 0)) % _HALF_HOUR
    if one.days and other.days and not any(abs((day - another).days) <= 1 for day in one.days for another in other.days):
        return False
    return min(apart, _HALF_HOUR - apart) <= _OFF


def _is_any_month(moment: Moment) -> bool:
    """ "On the 4th" lies in every month."""
    return len(moment.days) > 1 and (max(moment.days) - min(moment.days)).days > 20


@lru_cache(maxsize=2_000)
def _of_article(article: NumberedArticle) -> tuple[Moment, ...]:
    return tuple(mention.meant for statement in of(article) for mention in find(statement) if isinstance(mention.meant, Moment))


def _gives_hours(article: NumberedArticle) -> bool:
    return any(moment.hours for moment in _of_article(article))


def comparable(one: Mention, other: Mention) -> bool:
    a, b = one.meant, other.meant
    if not isinstance(a, Moment) or not isinstance(b, Moment) or _agree(a, b) or occasions.are_apart(a.said_of, b.said_of):
        return False
    if not a.days or not b.days:
        return bool(a.hours and b.hours)
    if any(
        mine.hours and not yours.hours and any(moment.days & mine.days for moment in _of_article(end.statement.article) if moment.fine)
        for mine, yours, end in ((a, b, other), (b, a, one))
    ):
        return False  # the other side has that day too, and gives no hour of it
    if _is_past(a, one) != _is_past(b, other) and _is_past(a, one) is not None and _is_past(b, other) is not None:
        return False
    return (
        _grain(a) == _grain(b)
        or ({_grain(a), _grain(b)} == {"day", "month"} and (a.dated or b.dated))
        or (a.year and b.year and not (a.fine and b.fine))
    )


def _is_past(moment: Moment, mention: Mention) -> bool | None:
    """Whether it lies wholly before or after its report; none where it may be either."""
    published = mention.statement.article.published
    if published is None or not moment.days or not (moment.dated or moment.year):
        return None
    today = published.date()
    if not moment.year and max(abs((day - today).days) for day in moment.days) > SURELY:
        return None  # of the last year or the next
    return True if max(moment.days) < today - timedelta(days=1) else False if min(moment.days) > today + timedelta(days=1) else None


def _grain(moment: Moment) -> str:
    """A date may stand against a weekday or a month, a week or a year only against its like."""
    if moment.fine:
        return "day"
    length = len(moment.days)
    return "week" if length <= 7 and not moment.dated else "month" if length <= 100 else "year"


def without_vague(mentions: Sequence[Mention]) -> list[Mention]:
    """ "In September" says no more where the same side says "on 16 September"."""
    fine = [one.meant for one in mentions if isinstance(one.meant, Moment) and one.meant.fine]
    return [
        one
        for one in mentions
        if not isinstance(one.meant, Moment) or one.meant.fine or not any(_lies_in(moment, one.meant) for moment in fine)
    ]


def _lies_in(moment: Moment, vague: Moment) -> bool:
    if _grain(vague) == "week":
        return bool(moment.days & vague.days)
    return moment.dated and bool(moment.days) and moment.days <= vague.days


TIMES = Slot("time", find, same, comparable, sift=without_vague)
