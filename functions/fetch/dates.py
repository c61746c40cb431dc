"""In: a date as feeds write it. Out: the moment in UTC, None when there is none, or Unusual when feedparser must be asked. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_DAY = "(?:mon|tue|wed|thu|fri|sat|sun)"
_ZONES = {"gmt": 0, "utc": 0, "ut": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_DAYS = frozenset(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
_WEEKDAYS = frozenset(f"{day.title()}, " for day in _DAYS)
_MONTHS_GMT = {f" {name.title()} ": f"{number:02}" for name, number in _MONTHS.items()}
_RFC822 = re.compile(
    r"(?:([A-Za-z]{3})[a-z]*+,?\s++)?(\d\d?)\s++([A-Za-z]{3})[a-z]*+\s++(\d{4})\s++"
    r"(\d\d?):(\d\d)(?::(\d\d))?\s++(?:([A-Za-z]{1,3})|([+-])(\d\d):?(\d\d))",
    re.ASCII,
)
_W3CDTF = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:([zZ])|([+-])(\d\d):(\d\d))?)?",
    re.ASCII,
)

# Zones that feedparser 6.0.14 takes for UTC. CST is left to it: to most feeds that say so it is Chicago's, to some Beijing's.
_FAR_ZONES = {"jst": 9, "kst": 9, "hkt": 8, "sgt": 8, "pht": 8, "wib": 7, "ict": 7, "msk": 3, "eet": 2, "eest": 3, "cet": 1, "cest": 2}
_FAR_ZONE = re.compile(rf"\s(?:{'|'.join(_FAR_ZONES)})$", re.IGNORECASE | re.ASCII)
# Forms that feedparser knows nothing of: "Jan 12, 2026 9:00 AM", "2026/01/12 09:00", "12.01.2026 09:00", no zone, no time.
_MONTH_FIRST = re.compile(
    rf"(?:{_DAY}[a-z]*,?\s*)?({'|'.join(_MONTHS)})[a-z]*\.?\s+(\d\d?),?\s+(\d{{4}})(?:,?\s+(?:at\s+)?(.*))?", re.IGNORECASE
)
_DAY_FIRST = re.compile(
    rf"(?:{_DAY}[a-z]*,?\s*)?(\d\d?)(?:st|nd|rd|th)?[\s-]+({'|'.join(_MONTHS)})[a-z]*\.?,?[\s-]+(\d{{4}})(?:,?\s+(.*))?", re.IGNORECASE
)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?:[T\s]+(.*))?", re.IGNORECASE)
_CLOCK = re.compile(
    r"(\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([ap]m)?\s*(?:gmt|utc)?\s*(?:([a-z]{1,4})|([+-])(\d\d):?(\d\d)?)?",
    re.IGNORECASE | re.ASCII,
)
_CHARACTERS = re.compile(r"(\d{4})[년年]\s*(\d\d?)[월月]\s*(\d\d?)[일日](?:\s*(.*))?")
_HUNGARIAN = re.compile(r"(\d{4})-([^\W\d]{3})[^\W\d]*-(\d\d?)(?:T(.*))?")
_HUNGARIAN_MONTHS = {name: number for number, name in enumerate("jan feb már ápr máj jún júl aug sze okt nov dec".split(), 1)}
# For a year and something it cannot read, feedparser 6.0.14 answers with today's month: "2026/01/12" is 1 November in November.
_INVENTED = re.compile(r"\d{4}(?!-?\d\d|$)|-", re.ASCII)
MAX_LENGTH = 100


class Unusual(Exception):
    """A form that this module does not read as feedparser does."""


def usual(text: str) -> datetime | None:
    """The two forms that nearly every feed uses, exactly as feedparser reads them."""
    if not text:
        return None
    try:
        month = _MONTHS_GMT.get(text[7:12]) if text[25:] == " GMT" and text[:5] in _WEEKDAYS and text[5:7].isdigit() else None
        if month and (text[16], text[19], text[22]) == (" ", ":", ":"):
            # What most feeds write, in a third of the time.
            return datetime.fromisoformat(f"{text[12:16]}-{month}-{text[5:7]}T{text[17:25]}+00:00")
        if found := _RFC822.fullmatch(text):
            name, day, month, year, hour, minute, second, zone, sign, hours, minutes = found.groups()
            if name and name.lower() not in _DAYS:
                raise Unusual(text[:MAX_LENGTH])
            when = datetime(int(year), _MONTHS[month.lower()], int(day), int(hour), int(minute), int(second or 0), tzinfo=UTC)
            if zone:
                away = _ZONES[zone.lower()]
                return when - timedelta(hours=away) if away else when
        elif found := _W3CDTF.fullmatch(text):
            year, month, day, hour, minute, second, zone, sign, hours, minutes = found.groups()
            when = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=UTC)
        else:
            raise Unusual(text[:MAX_LENGTH])
        return when - _offset(sign, hours, minutes) if sign else when
    except (KeyError, ValueError, OverflowError) as exc:
        raise Unusual(text[:MAX_LENGTH]) from exc


def corrected(text: str, found: datetime | None) -> datetime | None:
    """What feedparser `found` in the text, corrected for zones it does not know and forms it cannot read."""
    text = text.strip()
    if _INVENTED.match(text):
        found = None
    if len(text) > MAX_LENGTH:
        return found
    if zone := _FAR_ZONE.search(text):
        return found - timedelta(hours=_FAR_ZONES[zone[0].strip().lower()]) if found else _lenient(text)
    return found or _lenient(text)


def _lenient(text: str) -> datetime | None:
    try:
        if found := _MONTH_FIRST.fullmatch(text):
            month, day, year, clock = found.groups()
            return _at(int(year), _MONTHS[month[:3].lower()], int(day), clock)
        if found := _DAY_FIRST.fullmatch(text):
            day, month, year, clock = found.groups()
            return _at(int(year), _MONTHS[month[:3].lower()], int(day), clock)
        if found := _YEAR_FIRST.fullmatch(text):
            return _at(int(found[1]), int(found[2]), int(found[3]), found[4])
        if found := _CHARACTERS.fullmatch(text):
            # A feed in Korean means Korea's time; 年 does not say whose.
            when = _at(int(found[1]), int(found[2]), int(found[3]), found[4])
            return when - timedelta(hours=9) if "년" in text else when
        if found := _HUNGARIAN.fullmatch(text):
            return _at(int(found[1]), _HUNGARIAN_MONTHS[found[2].lower()], int(found[3]), found[4])
    except (KeyError, ValueError, OverflowError):
        pass
    return None


def _at(year: int, month: int, day: int, clock: str | None) -> datetime:
    """The day at the clock's time; a clock that cannot be read costs only the time."""
    when = datetime(year, month, day, tzinfo=UTC)
    found = _CLOCK.fullmatch(clock.strip()) if clock else None
    if not found:
        return when
    hour, minute, second, half, zone, sign, hours, minutes = found.groups()
    shift = int(hour) % 12 + 12 * (half.lower() == "pm") if half else int(hour)
    when = when.replace(hour=shift, minute=int(minute), second=int(second or 0))
    if sign:
        return when - _offset(sign, hours, minutes or "0")
    return when - timedelta(hours={**_ZONES, **_FAR_ZONES}.get((zone or "").lower(), 0))


def _offset(sign: str, hours: str, minutes: str) -> timedelta:
    away = timedelta(hours=int(hours), minutes=int(minutes))
    return -away if sign == "-" else away
