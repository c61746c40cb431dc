"""In: a date and a language tag, a country's code. Out: the date as that language writes it, its direction, the country in English."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from shared.fields import INTERNATIONAL

_FILE = Path(__file__).with_name("locales.json")

ENGLISH = "en"
"""The language of the page's own words."""

_RIGHT_TO_LEFT_SCRIPTS = {"arab", "hebr", "syrc", "thaa", "nkoo", "adlm"}
_RIGHT_TO_LEFT = {"arc", "ckb", "dv", "ks", "lrc", "mzn", "sdh", "ug", "yi"}
"""Languages besides those whose dates are known."""


@cache
def _known() -> Mapping[str, Any]:
    known: Mapping[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return known


def day(when: date, language: str = ENGLISH) -> str:
    """ "13 January 2026"; in English where nobody knows how a language writes it."""
    return _written("day", when, language)


def full_day(when: date, language: str = ENGLISH) -> str:
    """The same with its weekday."""
    return _written("full", when, language)


def month(when: date, language: str = ENGLISH) -> str:
    """ "January 2026": a month as a heading has it."""
    return _written("month", when, language)


def direction(language: str) -> str:
    """ "ltr" or "rtl"; a script that the tag names counts for more than the language."""
    scripts = {part.lower() for part in language.split("-")[1:] if len(part) == 4}
    if scripts:
        return "rtl" if scripts & _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    found: str = "rtl" if language.split("-")[0] in _RIGHT_TO_LEFT else _dates(language)["direction"]
    return found


def is_english(language: str) -> bool:
    return language.split("-")[0] == ENGLISH


def country(code: str) -> str:
    """ "China" for "CN"; a code that nobody knows is itself."""
    return "International" if code == INTERNATIONAL else _known()["countries"].get(code, code)


def _written(pattern: str, when: date, language: str) -> str:
    dates = _dates(language)
    text: str = dates[pattern].format(
        year=when.year,
        number=when.month,
        day=when.day,
        month=dates["months"][when.month - 1],
        alone=dates["alone"][when.month - 1],
        weekday=dates["weekdays"][when.weekday()],
    )
    return text


@cache
def _dates(language: str) -> Mapping[str, Any]:
    languages = _known()["languages"]
    return next((languages[tag] for tag in _shorter(language) if tag in languages), languages[ENGLISH])


def _shorter(language: str) -> Iterator[str]:
    """ "zh-Hant-TW", "zh-Hant", "zh"; Chinese of Taiwan, Hong Kong and Macau is written in the traditional script."""
    parts = language.split("-")
    if parts[0] == "zh" and {"TW", "HK", "MO"} & set(parts[1:]):
        yield "zh-Hant"
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])
