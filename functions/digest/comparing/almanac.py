"""In: what a text says of a day, and the day it was published. Out: the days that it may mean. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """`days` are those it may mean; `fine` tells a day from a week, month or year; `dated`: a date, not a weekday or "yesterday".
    `year` where the text gives one."""

    start: int
    end: int
    days: frozenset[date]
    fine: bool = True
    dated: bool = False
    year: bool = False
    through: bool = False
    """Whether it runs from one day to another."""
    beside: bool = False
    """Whether it is counted from another day: "the day before"."""


def unit_of_time(today: date, unit: str, step: int) -> frozenset[date]:
    if unit == "week":
        first = today - today.weekday() * ONE_DAY + 7 * step * ONE_DAY
        return between(first, first + 6 * ONE_DAY)
    if unit == "month":
        return of_month(today, step, 1, 31)
    return between(date(today.year + step, 1, 1), date(today.year + step, 12, 31))


def of_month(today: date, step: int, first: int, last: int) -> frozenset[date]:
    months = today.year * 12 + today.month - 1 + step
    return frozenset(day for n in range(first, last + 1) if (day := real_date(months // 12, months % 12 + 1, n)))


def between(first: date, last: date) -> frozenset[date]:
    return frozenset(first + n * ONE_DAY for n in range((last - first).days + 1))


def local_days(published: datetime, step: int) -> frozenset[date]:
    """The day where it was written is one of those that it is anywhere."""
    return frozenset((published + timedelta(hours=hours)).date() + step * ONE_DAY for hours in (-8, 0, 9))


def on(day: int, month: int | None, year: int | None, today: date) -> frozenset[date]:
    """The date itself; without a year the nearest one, without a month that day of this month, the last and the next."""
    if month is None:
        near = [today.replace(day=1) - ONE_DAY, today, today.replace(day=28) + 10 * ONE_DAY]
        return frozenset(found for about in near if (found := real_date(about.year, about.month, day)))
    if year:
        return frozenset(found for found in [real_date(year, month, day)] if found)
    near_by = [one for about in (today.year - 1, today.year, today.year + 1) if (one := real_date(about, month, day))]
    return frozenset(sorted(near_by, key=lambda one: abs((one - today).days))[:1])


def real_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def whole_month(month: int, year: int | None, today: date) -> frozenset[date]:
    if not 1 <= month <= 12:
        return frozenset()
    years = [year] if year else [today.year - 1, today.year, today.year + 1]
    firsts = [date(about, month, 1) for about in years if 1 <= about <= 9998]
    near = [first for first in firsts if year or abs((first - today).days) <= 200]
    return frozenset(first + n * ONE_DAY for first in near for n in range(31) if (first + n * ONE_DAY).month == month)
