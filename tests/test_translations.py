"""Rules of translated quotes: what is asked for, and what of it a page may show."""

from __future__ import annotations

from typing import Any

import pytest

from functions.digest.embed import UniversalSentenceEncoder
from functions.digest.translations import translated
from functions.digest.writing import pricing
from shared.comparison import Quotation
from tests.desks import newsroom, page, shown
from tests.factories import numbered_article
from tests.fake_messages import by_rule, material

PLEDGE = "日本と中国は3月に再び協議する"
THREAT = "China no retirará sus 14 buques"


def quotation(words: str, n: int = 11, language: str = "ja") -> Quotation:
    return Quotation(perspective="japan", speaker="", words=words, language=language, n=n, story="story-1")


def held(quote: Quotation, translation: str) -> str | None:
    sources = {quote.n: numbered_article(quote.n, title=f"「{quote.words}」", language=quote.language)}
    (found,) = translated([quote], {(quote.n, quote.words): translation}, sources, UniversalSentenceEncoder())
    assert found.model_copy(update={"translation": None}) == quote
    return found.translation


@pytest.mark.parametrize(
    ("words", "language", "translation"),
    [
        (PLEDGE, "ja", "Japan and China will hold talks again in March"),
        (THREAT, "es", "China will not withdraw its 14 ships"),
    ],
)
def test_a_translation_that_holds_stands_beside_the_words(words: str, language: str, translation: str) -> None:
    assert held(quotation(words, language=language), translation) == translation


@pytest.mark.parametrize(
    ("words", "language", "translation"),
    [
        (THREAT, "es", "China will not withdraw its 40 ships"),
        (THREAT, "es", "Vietnam will not withdraw its 14 ships"),
        (THREAT, "es", "A cake recipe for a rainy afternoon"),
        (PLEDGE, "ja", "Japan and Korea will hold talks again in March"),
        (PLEDGE, "ja", "Japan and China will hold talks again in May"),
        (PLEDGE, "ja", PLEDGE),
        (PLEDGE, "ja", ""),
    ],
)
def test_a_translation_that_says_something_else_is_left_out(words: str, language: str, translation: str) -> None:
    assert held(quotation(words, language=language), translation) is None


def test_without_translations_quotes_stay_as_they_are() -> None:
    quotes = (quotation(PLEDGE), quotation(THREAT, 12, "es"))
    assert translated(quotes, {}, {}, UniversalSentenceEncoder()) == quotes


def asked(*quotes: Quotation) -> list[Any]:
    with newsroom() as room:
        room.write(page(quotes=quotes))
        return list(material(room.fake.requests[0]).get("quotes", []))


def test_only_foreign_quotes_of_what_is_read_are_asked_for() -> None:
    assert asked(quotation("We will answer in kind", 11, "en-GB")) == []
    assert asked(quotation(PLEDGE, 99)) == []
    assert asked(quotation(PLEDGE)) == [{"n": shown(11), "words": PLEDGE}]


def test_few_and_short_quotes_are_asked_for_each_once() -> None:
    many = [quotation(f"{PLEDGE}{n}", n) for n in range(1, 20)]
    assert len(asked(*many, *many)) == pricing.MOST_TRANSLATED
    assert asked(quotation(PLEDGE * 10), quotation(PLEDGE)) == [{"n": shown(11), "words": PLEDGE}]


def given(*translations: Any) -> dict[tuple[int, str], str]:
    quotes = (quotation(PLEDGE, 11), quotation(THREAT, 12, "es"))
    with newsroom(answer=lambda body: {**by_rule(body), "translations": list(translations)}) as room:
        return dict(room.write(page(quotes=quotes)).translations)


def test_translations_are_by_place_and_without_quotation_marks() -> None:
    assert given("“They will meet”", "") == {(11, PLEDGE): "They will meet"}


@pytest.mark.parametrize(
    "wrong", [(), ("one",), ("one", "two", "three"), (None, 7), ("See https://evil.example", "<b>x</b>"), ("x" * 401, " ")]
)
def test_translations_that_cannot_be_told_apart_or_bring_something_are_none(wrong: tuple[Any, ...]) -> None:
    assert given(*wrong) == {}
