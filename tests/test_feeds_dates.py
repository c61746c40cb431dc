"""Rules of dates: the usual forms as feedparser reads them, further forms better, anything else is no date."""

from __future__ import annotations

import calendar
from datetime import UTC, datetime

import pytest
from feedparser.datetimes import _parse_date
from hypothesis import given
from hypothesis import strategies as st

from functions.fetch import dates

USUAL = (
    """
Mon, 12 Jan 2026 09:00:00 GMT|12 Jan 2026 09:00 +0530|Sunday, 1 February 2026 1:02:03 EST|Mon, 12 Jan 2026 09:00:00 -05:00
2026-01-12|2026-01-12T09:00:00Z|2026-01-12T09:00:00.123456+09:00|2026-01-12 09:00:00|2026-01-12T09:00-00:30|Tue 13 Oct 2026 09:00:00 UT
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


def as_feedparser(text: str) -> datetime | None:
    parsed = _parse_date(text)
    return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None


@pytest.mark.parametrize("text", USUAL)
def test_usual_forms_are_read_as_feedparser_reads_them(text: str) -> None:
    assert dates.usual(text) == as_feedparser(text) is not None


@given(st.from_regex(dates._RFC822, fullmatch=True) | st.from_regex(dates._W3CDTF, fullmatch=True))
def test_what_is_read_at_all_is_read_as_feedparser_reads_it(text: str) -> None:
    try:
        found = dates.usual(text)
    except dates.Unusual:
        return
    assert found == as_feedparser(text)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Mon, 12 Jan 2026 09:00:00 JST", "2026-01-12T00:00"),
        ("12 Jan 2026 09:00:00 KST", "2026-01-12T00:00"),
        ("Mon, 12 Jan 2026 09:00:00 CEST", "2026-01-12T07:00"),
        ("Jan 12, 2026 9:00 PM", "2026-01-12T21:00"),
        ("January 12 2026", "2026-01-12T00:00"),
        ("Monday, January 12, 2026 at 9:00 am", "2026-01-12T09:00"),
        ("2026/01/12 09:00", "2026-01-12T09:00"),
        ("2026-01-12T09:00:00+0900", "2026-01-12T00:00"),
        ("12-Jan-2026", "2026-01-12T00:00"),
        ("12 Jan 2026 noon", "2026-01-12T00:00"),
        ("2026年1月12日 09:00", "2026-01-12T09:00"),
        ("2026, some day", None),
        ("99 Jan 2026", None),
        ("yesterday", None),
        ("x" * 100_000, None),
    ],
)
def test_forms_that_feedparser_does_not_know(text: str, moment: str | None) -> None:
    found = dates.corrected(text, as_feedparser(text) if len(text) < dates.MAX_LENGTH else None)
    assert found == (moment and datetime.fromisoformat(moment).replace(tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026\ub144 01\uc6d4 12\uc77c 09:00:00", "2026-01-12T00:00"),
        ("Κυρ, 11 Ιαν 2026 09:00:00 EET", "2026-01-11T07:00"),
        ("2026-janu\u00e1r-12T09:00+01:00", "2026-01-12T08:00"),
    ],
)
def test_localized_forms(text: str, moment: str) -> None:
    with pytest.raises(dates.Unusual):
        dates.usual(text)
    assert dates.corrected(text, as_feedparser(text)) == datetime.fromisoformat(moment).replace(tzinfo=UTC)
