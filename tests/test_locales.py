"""Dates as people of each language write them, from the file that the functions ship with."""

from __future__ import annotations

from datetime import date

import pytest

from functions.render import locales
from functions.render.locales import country, day, direction, full_day, month

WHEN = date(2026, 1, 13)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Tuesday, 13 January 2026"),
        ("en-US", "Tuesday, 13 January 2026"),
        ("ar", "الثلاثاء، 13 يناير 2026"),
        ("zh-CN", "2026年1月13日星期二"),
        ("zh-TW", "2026年1月13日 星期二"),
        ("ja", "2026年1月13日火曜日"),
        ("es", "martes, 13 de enero de 2026"),
        ("ru", "вторник, 13 января 2026\u202fг."),
        ("xx", "Tuesday, 13 January 2026"),
        ("und", "Tuesday, 13 January 2026"),
    ],
)
def test_a_day_is_written_as_its_language_does(language: str, written: str) -> None:
    assert full_day(WHEN, language) == written


def test_a_month_alone_has_the_form_that_stands_alone() -> None:
    assert (month(WHEN, "ru"), day(WHEN, "ru")) == ("январь 2026\u202fг.", "13 января 2026\u202fг.")


@pytest.mark.parametrize("language", ["ar", "fa", "he", "ur", "ckb", "az-Arab", "ar-EG"])
def test_languages_that_run_to_the_left(language: str) -> None:
    assert direction(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "ja", "uz-Latn", "ur-Latn", "und", "zh-Hant-TW"])
def test_languages_that_run_to_the_right(language: str) -> None:
    assert direction(language) == "ltr"


def test_every_language_of_the_file_writes_every_day() -> None:
    for language in locales._known()["languages"]:
        for number in range(1, 13):
            assert "2026" in full_day(date(2026, number, number), language)
            assert "{" not in day(date(2026, number, 28), language) + month(date(2026, number, 1), language)


def test_a_countrys_code_is_its_name_and_an_unknown_one_stays() -> None:
    assert [country(code) for code in ("CN", "HK", "INT", "ZZ9")] == ["China", "Hong Kong", "International", "ZZ9"]
