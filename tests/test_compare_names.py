"""Rules of what is another name for the same thing, and of what is none."""

from __future__ import annotations

import pytest

from functions.digest.comparing import wording
from functions.digest.comparing.contested import PROPER, STATUS, TERRITORIES
from functions.digest.comparing.judging import DEEDS, PEOPLE, THINGS
from tests.test_compare import told, values

TITLES = ("Report of what was done that day", "What happened there, as we are told")


def named(one: str, other: str, languages: str = "en en") -> list[tuple[str, ...]]:
    mine, yours = languages.split()
    return values(told("china", TITLES[0], one, language=mine), told("japan", TITLES[1], other, language=yours), "naming")


@pytest.mark.parametrize(
    ("one", "other", "languages", "expected"),
    [
        ("The ship anchored off Bombay on Tuesday.", "The ship anchored off Mumbai on Tuesday.", "en en", ("Bombay", "Mumbai")),
        ("Hezbollah fighters left the south.", "Hezbollah terrorists left the south.", "en en", ("fighters", "terrorists")),
        ("Les casseurs ont défilé à Nouméa mardi.", "Les manifestants ont défilé à Nouméa mardi.", "fr fr", ("casseurs", "manifestants")),
        ("Каратели обстреляли рынок в среду.", "Военные обстреляли рынок в среду.", "ru ru", ("Каратели", "Военные")),
        ("香港暴徒周日在旺角纵火。", "香港示威者周日在旺角放火。", "zh zh", ("暴徒", "示威者")),
        ("قتل ستة من عناصر مليشيا الحوثي في غارة.", "قتل ستة من أنصار الله في غارة.", "ar ar", ("مليشيا الحوثي", "أنصار الله")),
        (
            "The Georgian aggression is recalled.", "The Russian aggression is recalled.", "en en",
            ("Georgian aggression", "Russian aggression"),
        ),
        (
            "The so-called Republic of Abkhazia opened an office.", "The Republic of Abkhazia opened an office.", "en en",
            ("so-called Republic of Abkhazia", "Republic of Abkhazia"),
        ),
        ("Elections were held in Tyr.", "Illegal elections were held in Tyr.", "en en", ("Elections", "Illegal elections")),
    ],
)  # fmt: skip
def test_another_word_that_takes_a_side_is_a_difference(one: str, other: str, languages: str, expected: tuple[str, str]) -> None:
    assert named(one, other, languages) == [expected]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two men were arrested after the attack in Lahore.", "Two men were held after the attack in Lahore."),
        ("Police seized the cargo in the port on Monday.", "Two men were detained in the port on Monday over the cargo."),
        ("The research ship docked in Colombo on Tuesday.", "The survey ship docked in Colombo on Tuesday."),
        ("Police detained fishermen for illegal fishing.", "The navy arrested two fishermen for poaching."),
        ("The kidnappers left the hut in the rain.", "The engineer was freed from the hut in the rain."),
    ],
)
def test_plain_words_and_other_sorts_of_words_are_no_difference(one: str, other: str) -> None:
    assert named(one, other) == []


def test_a_word_that_is_only_cited_is_not_the_text_s_own() -> None:
    assert named('Moscow rejected the word "invasion" on Monday.', "Moscow spoke of its special military operation on Monday.") == []


def test_a_word_in_a_longer_one_that_judges_nobody_is_none() -> None:
    assert named("The regime of quotas ends in June.", "The government said that quotas end in June.") == []


def test_every_form_is_found_in_its_own_row() -> None:
    for table in (PROPER, PEOPLE, DEEDS, THINGS):
        for line in table.strip("\n").splitlines():
            for form in (form.strip() for cell in line.split("|") for form in cell.split(";")):
                plain = form.replace("*", "").replace("~", "")
                assert not form or wording.frames_of(plain), form


def test_a_row_of_judging_words_has_three_stances_and_one_of_territories_none() -> None:
    assert all(line.count("|") == 2 for table in (PEOPLE, DEEDS, THINGS) for line in table.strip("\n").splitlines())
    assert "|" not in TERRITORIES
    assert STATUS.count("|") == 1
