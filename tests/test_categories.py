"""Rules of a story's category."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from functions.digest.categories import DEFAULT, categorise
from functions.digest.embed import UniversalSentenceEncoder
from functions.render import pages
from shared.models import Digest
from shared.topics import Topic
from tests.batches import topic
from tests.factories import digest

ENCODER = UniversalSentenceEncoder()


def page(edition: Digest, ending: str) -> str:
    return next(found.body.decode() for path, found in pages.render(edition).items() if path.endswith("." + ending))


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


def test_category_is_a_tag_on_the_page_and_a_subject_in_markdown_and_other_is_neither() -> None:
    (story,) = digest().stories
    told, untold = (digest(stories=(story.model_copy(update={"category": name}),)) for name in ("sea-trade", "other"))
    assert '<span class="label">sea trade</span>' in page(told, "html")
    assert "Sea trade, 1 story: [1] [2]" in page(told, "md")
    assert '<span class="label">other</span>' not in page(untold, "html")
    assert "## Subjects" not in page(untold, "md")


def test_descriptions_stand_once() -> None:
    texts = [text for described in DEFAULT.values() for text in described]
    assert len(set(texts)) == len(texts)
