"""Rules of the embedded writer: real words, attributed, cited."""

from __future__ import annotations

from typing import Any

import pytest

from functions.digest.writing import extractive
from shared.claims import Evidence
from shared.models import NumberedArticle, Story
from tests.factories import numbered_article


def source(n: int, title: str, perspective: str = "china", **changes: Any) -> NumberedArticle:
    """Those with smaller numbers are more relevant."""
    facts = {"outlet": f"Outlet {n}", "relevance": 1 - n / 100, **changes}
    return numbered_article(n, title=title, perspective=perspective, **facts)


def story(name: str, *articles: NumberedArticle) -> Story:
    sides: dict[str, tuple[int, ...]] = {}
    for told in articles:
        sides[told.perspective] = (*sides.get(told.perspective, ()), told.n)
    numbers = tuple(told.n for told in articles)
    return Story(id=name, title=articles[0].title, language="en", articles=numbers, perspectives=sides, status="new")


def same(a: int, b: int) -> float:
    return 1.0


def never(a: int, b: int) -> float:
    return 0.0


def by_number(*articles: NumberedArticle) -> dict[int, NumberedArticle]:
    return {told.n: told for told in articles}


def test_bullet_names_the_outlet_and_quotes_its_headline() -> None:
    told = source(1, "Japan protests")
    (bullet,) = extractive.bullets([story("s", told)], "china", by_number(told))
    assert bullet.text == "Outlet 1: Japan protests"
    assert bullet.evidence == (Evidence(n=1, quote="Japan protests"),)
    assert bullet.sources == (1,)


def test_bullet_takes_the_lead_sentence_where_there_is_a_summary() -> None:
    told = source(1, "Japan protests", summary="Japan protested on Monday over drills near its islands. China rejected it.")
    assert extractive.lead(told) == "Japan protested on Monday over drills near its islands."


@pytest.mark.parametrize("dateline", ["TOKYO (Kyodo) — ", "PORT HALVEN (NPB) — ", "NEW DELHI, Jan 12 (ANI) - ", "BEIJING (Xinhua) -- ", ""])
def test_dateline_is_no_part_of_the_sentence(dateline: str) -> None:
    told = source(1, "Japan protests", summary=f"{dateline}Japan protested on Monday over drills near its islands. China rejected it.")
    assert extractive.lead(told) == "Japan protested on Monday over drills near its islands."


@pytest.mark.parametrize(
    "start",
    [
        "U.S. — China talks on",
        "China — long Japan's largest partner —",
        "NO EVIDENCE - Japan attacked China, and talks",
        "Никто не верит — Россия проиграла, и переговоры",
        "高市首相「台湾有事」発言を否定 — 中国が",
    ],
)
def test_a_dash_in_a_sentence_is_no_dateline(start: str) -> None:
    told = source(1, "Talks", summary=f"{start} resumed on Monday after a pause of three months.")
    assert extractive.lead(told) == told.summary


@pytest.mark.parametrize(
    "summary",
    [
        "Read more…",
        "Short.",
        "A sentence that goes on without an end because the feed cut it somewhere in the mid",
        "A sentence that the feed cut in the middle of what it [...] said about the talks.",
        "x" * 400 + ".",
    ],
)
def test_sentence_that_does_not_stand_on_its_own_is_not_used(summary: str) -> None:
    assert extractive.lead(source(1, "The headline", summary=summary)) == "The headline"


def test_comment_is_quoted_by_its_headline_which_says_that_it_is_one() -> None:
    told = source(1, "Opinion: A line", summary="The government was quite right to do what it did last week.")
    assert extractive.lead(told) == "Opinion: A line"


def test_japanese_and_arabic_lead_sentences_are_found() -> None:
    japanese = source(1, "見出し", language="ja", summary="白凪の外務省は水曜日、抗議は受け入れられないと発表した。別の文。")
    assert extractive.lead(japanese) == "白凪の外務省は水曜日、抗議は受け入れられないと発表した。"
    arabic = source(1, "عنوان", language="ar", summary="قال وزير الخارجية إن بلاده ستعيد فتح الخط الساخن يوم الثلاثاء. ولم يعلق.")
    assert extractive.lead(arabic) == "قال وزير الخارجية إن بلاده ستعيد فتح الخط الساخن يوم الثلاثاء."


def test_a_side_has_at_most_eight_bullets_one_a_story_reports_first() -> None:
    told = [source(1, "Opinion: what to think first"), *(source(n, f"Report {n} on the river talks") for n in range(2, 14))]
    bullets = extractive.bullets([story(str(article.n), article) for article in told], "china", by_number(*told))
    assert [bullet.sources for bullet in bullets] == [(n,) for n in range(2, 10)]


@pytest.mark.parametrize("sides", [["china", "japan"], ["japan", "china"]])
def test_in_a_highlight_of_a_shared_story_the_weightier_article_speaks_first_whatever_the_sides_order(sides: list[str]) -> None:
    china, japan = source(1, "China says so"), source(2, "Japan denies", "japan")
    (highlight,) = extractive.highlights([story("s", china, japan)], sides, by_number(china, japan), same)
    assert highlight.text == "Outlet 1: China says so — Outlet 2: Japan denies"
    assert highlight.sources == (1, 2)
    heavier = source(2, "Japan denies", "japan", relevance=1.0)
    (highlight,) = extractive.highlights([story("s", china, heavier)], sides, by_number(china, heavier), same)
    assert highlight.sources == (2, 1)


def test_a_side_that_is_heard_last_is_so_for_its_story_not_for_its_place() -> None:
    told = [*(source(n, f"A {n}", "a") for n in range(1, 7)), source(8, "C", "c"), source(7, "B", "b")]
    for sides in (["a", "b", "c"], ["c", "b", "a"]):
        found = extractive.highlights([story(str(article.n), article) for article in told], sides, by_number(*told), never)
        assert [highlight.sources for highlight in found] == [(1,), (2,), (3,), (8,), (7,)]


def test_highlights_are_five_at_most_and_hear_every_side_that_tells_anything() -> None:
    told = [source(n, f"China {n}") for n in range(1, 8)] + [source(8, "Japan at last", "japan")]
    found = extractive.highlights([story(str(article.n), article) for article in told], ["china", "japan"], by_number(*told), never)
    assert len(found) == 5
    assert found[-1].sources == (8,)


def test_headlines_of_one_story_that_are_hardly_alike_do_not_stand_in_one_line() -> None:
    china, japan = source(1, "China says so"), source(2, "The background", "japan")
    found = extractive.highlights([story("s", china, japan)], ["china", "japan"], by_number(china, japan), never)
    assert [highlight.sources for highlight in found] == [(1,), (2,)]


def test_of_the_other_side_the_article_most_like_the_first_speaks() -> None:
    told = source(1, "China says so"), source(2, "Background", "japan"), source(3, "Japan hears so", "japan")
    (highlight,) = extractive.highlights([story("s", *told)], ["china", "japan"], by_number(*told), lambda a, b: 0.9 if b == 3 else 0.5)
    assert highlight.sources == (1, 3)


def test_headlines_in_one_language_stand_beside_each_other_before_closer_ones_in_another() -> None:
    told = source(1, "China says so"), source(2, "日本は否定", "japan", language="ja"), source(3, "Japan denies", "japan")
    (highlight,) = extractive.highlights([story("s", *told)], ["china", "japan"], by_number(*told), lambda a, b: 0.9 if b == 2 else 0.5)
    assert highlight.sources == (1, 3)


def test_highlights_do_not_say_the_same_thing_twice() -> None:
    told = [source(n, f"Headline {n}") for n in (1, 2, 3)]
    alike = {(2, 1): 0.3}
    found = extractive.highlights(
        [story(str(article.n), article) for article in told], ["china"], by_number(*told), lambda a, b: alike.get((a, b), 0.0)
    )
    assert [highlight.sources for highlight in found] == [(1,), (3,)]


def test_with_three_sides_none_is_silenced_for_another() -> None:
    told = [*(source(n, f"A {n}", "a") for n in range(1, 7)), source(7, "B", "b"), source(8, "C", "c")]
    found = extractive.highlights([story(str(article.n), article) for article in told], ["a", "b", "c"], by_number(*told), never)
    assert [highlight.sources for highlight in found] == [(1,), (2,), (3,), (7,), (8,)]


def test_story_that_only_others_tell_may_lead() -> None:
    told = source(1, "Neighbours look on", "elsewhere")
    (highlight,) = extractive.highlights([story("s", told)], ["china", "japan"], by_number(told), never)
    assert highlight.sources == (1,)


def test_report_speaks_for_its_side_before_comment() -> None:
    comment, report = source(1, "Opinion: this"), source(2, "This happened")
    (bullet,) = extractive.bullets([story("s", comment, report)], "china", by_number(comment, report))
    assert bullet.sources == (2,)
