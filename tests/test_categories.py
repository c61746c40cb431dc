"""Rules of a story's category."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from functions.digest.categories import DEFAULT, categorise
from functions.digest.embed import UniversalSentenceEncoder
from shared.models import Topic
from tests.batches import topic

ENCODER = UniversalSentenceEncoder()


def category(title: str, about: Topic | None = None) -> str:
    return categorise(ENCODER.encode([title]), about or topic(), ENCODER)[0]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ambassador summoned over remarks on the strait", "diplomacy"),
        ("海军举行实弹演习", "security"),
        ("Exportaciones caen por los aranceles", "economy"),
        ("新しい半導体の試作に成功", "technology"),
        ("المحكمة العليا تلغي المرسوم", "law"),
        ("Nurses march for higher wages", "society"),
        ("Striker scores twice in derby", "other"),
    ],
)
def test_category_is_found_across_languages(title: str, expected: str) -> None:
    assert category(title) == expected


def test_topic_may_bring_its_own_categories() -> None:
    own = topic(categories={"fishing": "Fishing boats and catches; mackerel quotas", "seabed": "Drilling and mining of the sea floor"})
    assert category("Trawlers land record catch of mackerel", own) == "fishing"
    assert category("Drill ship takes samples of the sea floor", own) == "seabed"
    assert category("Opera house announces its new season", own) == "other"


def test_list_of_ids_describes_itself() -> None:
    assert topic(categories=["sea-trade", "fishing"]).categories == {"sea-trade": "sea trade", "fishing": "fishing"}


@pytest.mark.parametrize(
    "wrong", [{"other": "the rest"}, ["other"], {"Trade": "goods"}, {"trade": ""}, "trade", {str(n): "x" for n in range(21)}]
)
def test_categories_that_cannot_be_are_refused(wrong: object) -> None:
    with pytest.raises(ValidationError):
        topic(categories=wrong)


def test_no_stories_have_no_categories() -> None:
    assert categorise(ENCODER.encode([]), topic(), ENCODER) == []


def test_descriptions_stand_once() -> None:
    texts = [text for described in DEFAULT.values() for text in described]
    assert len(set(texts)) == len(texts)
