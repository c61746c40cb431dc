"""What two sides give of numbers and times: what is another, and what is the same said otherwise."""

from __future__ import annotations

from datetime import timedelta

import pytest

from functions.digest.verifying.numbers import quantities
from shared.comparison import Comparison
from tests.test_compare import NOON, compared, page, told


def both(one: str, other: str, *, language: str = "en", later: timedelta = timedelta()) -> Comparison:
    second = told("japan", "What happened, as officials say", other, language=language)
    return compared(page(told("china", "Officials speak of what happened", one), {**second, "published": NOON + later}))


def values(found: Comparison) -> list[tuple[str, set[str]]]:
    return [(row.kind, {cell.value for cell in row.cells}) for row in found.differs]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("two dozen boats", "en", 24),
        ("three hundred and ten people", "en", 310),
        ("treinta y cinco heridos", "es", 35),
        ("quatre-vingt-dix-sept personnes", "fr", 97),
        ("einundzwanzig Menschen", "de", 21),
        ("ثلاثة عشر شخصا", "ar", 13),
        ("on iki kişi", "tr", 12),
        ("열두 척", "ko", 12),
    ],
)
def test_a_number_of_several_words_is_one_number(text: str, language: str, value: float) -> None:
    assert [min(one.values) for one in quantities(text, language)] == [value]


def test_french_on_counts_nothing() -> None:
    assert quantities("on dit que la route est fermée", "fr") == []


@pytest.mark.parametrize(
    ("one", "other", "kind", "cells"),
    [
        ("The ferry was stuck for three minutes.", "The ferry was stuck for twenty seconds.", "time", {"three", "twenty"}),
        ("The port reopens on 16 September.", "The port reopens on 23 September.", "time", {"16 September", "23 September"}),
        ("No one was hurt in the fire.", "Three people were hurt in the fire.", "number", {"No one was hurt", "Three"}),
        ("The captain was jailed for four years.", "The captain was jailed for two years.", "number", {"four", "two"}),
    ],
)
def test_two_reports_of_one_thing_differ(one: str, other: str, kind: str, cells: set[str]) -> None:
    assert values(both(one, other)) == [(kind, cells)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The plant ran on diesel on Tuesday night.", "The plant ran on diesel in the night, early on Wednesday."),
        ("The load was refused on Wednesday.", "Growers spoke on Thursday of the load refused the day before."),
        ("The rig stands 95 miles west of Gunsan.", "The rig stands 130 miles east of Qingdao."),
        ("Robbers came at two in the morning.", "Robbers bound Three sailors on the bridge."),
    ],
)
def test_what_is_no_other_number_or_time(one: str, other: str) -> None:
    assert [cells for kind, cells in values(both(one, other)) if kind in ("number", "time")] == []


def test_a_date_past_for_both_does_not_change_with_time() -> None:
    later = timedelta(hours=30)
    found = both("The pact was signed on 3 January in the port.", "The pact was signed on 5 January in the port.", later=later)
    assert values(found) == [("time", {"3 January", "5 January"})]


def test_a_toll_that_has_risen_by_a_later_report_is_an_update() -> None:
    found = both("Four sailors were killed in the fire.", "Nine sailors were killed in the fire.", later=timedelta(hours=30))
    assert not found.differs
    assert found.updates
