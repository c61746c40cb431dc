"""Rules of terms that no list has: what sides call differently again and again in the stories they share."""

from __future__ import annotations

from functions.digest.wording import recurring
from functions.digest.wording.contested import contested
from functions.digest.writing.writer import Page
from tests.laid import laid, says

CHINA = (says(1, "china", "Beijing holds the routine drills near the islands"), says(2, "china", "Fleet ends its routine drills"))
JAPAN = (
    says(3, "japan", "Tokyo protests over provocative drills near the islands"),
    says(4, "japan", "Ministry condemns the provocative drills"),
)


def rows(page: Page) -> list[tuple[str, bool, list[tuple[str, str, int]]]]:
    found = recurring.found(page, contested(page.topic))
    return [(row.thing, row.listed, [(use.perspective, use.term, use.count) for use in row.uses]) for row in found]


def test_same_thing_under_other_words_again_and_again_is_told_with_both() -> None:
    assert rows(laid(*CHINA, *JAPAN)) == [("drills", False, [("china", "routine drills", 2), ("japan", "provocative drills", 2)])]


def test_example_stands_verbatim_in_its_article() -> None:
    page = laid(*CHINA, *JAPAN)
    (row,) = recurring.found(page, ())
    for use in row.uses:
        assert use.example.quote == page.sources[use.example.n].title
        assert use.term in use.example.quote


def test_once_is_chance() -> None:
    assert rows(laid(*CHINA, JAPAN[0])) == []


def test_words_that_both_use_tell_nothing() -> None:
    assert rows(laid(*CHINA, *JAPAN, says(5, "japan", "Experts on the routine drills"))) == []


def test_other_stories_may_speak_of_other_things() -> None:
    elsewhere = [article.model_copy(update={"story": "story-2"}) for article in JAPAN]
    assert rows(laid(*CHINA, *elsewhere)) == []


def test_order_of_the_sides_is_mirrored() -> None:
    page = laid(*CHINA, *JAPAN)
    other = laid(*CHINA, *JAPAN, perspectives=list(reversed(page.topic.model_dump()["perspectives"])))
    assert rows(other) == [("drills", False, [("japan", "provocative drills", 2), ("china", "routine drills", 2)])]


def test_one_side_alone_and_no_sides_give_nothing() -> None:
    assert rows(laid(*CHINA)) == []
    assert rows(laid(says(1, "elsewhere", CHINA[0].title), perspectives=[], terms={})) == []


def test_three_sides_have_their_words_in_one_row() -> None:
    sides = [{"id": name, "name": name.title(), "countries": [code]} for name, code in (("china", "CN"), ("japan", "JP"), ("korea", "KR"))]
    korea = (says(5, "korea", "Seoul on the unilateral drills"), says(6, "korea", "No word of the unilateral drills"))
    found = rows(laid(*CHINA, *JAPAN, *korea, perspectives=sides, terms={}))
    assert [use[:2] for use in found[0][2]] == [
        ("china", "routine drills"),
        ("japan", "provocative drills"),
        ("korea", "unilateral drills"),
    ]
