"""Rules of what is remembered between editions: repeats, columns, and stories that go on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from functions.digest import memory
from functions.digest.assemble import assemble
from functions.digest.embed import UniversalSentenceEncoder
from functions.digest.memory import Memory
from shared.models import Article, Digest
from shared.outlets import Registry
from shared.state import PublishedEdition, TopicMemory
from tests.batches import NOW, article, batch, topic
from tests.test_assemble import REGISTRY

FIRST = date(2026, 1, 13)
BAN = "China bans exports of dual-use goods to Japan"
AGENCY = "The ministry handed the Japanese embassy a note on Wednesday and asked China for the release of all crews held since the morning."


class Desk:
    """Makes one edition after the other, each with what it remembers of those before."""

    def __init__(self) -> None:
        self.memory = TopicMemory(topic="china-japan")
        self.day = 0

    def edition(self, *articles: Article, gaps: tuple[date, ...] = (), registry: Registry = REGISTRY) -> Digest:
        day = FIRST + timedelta(days=self.day)
        made = assemble(
            batch(*articles, edition=day, date=NOW + timedelta(days=self.day), topic=topic(max_age=timedelta(days=30))),
            registry,
            UniversalSentenceEncoder(),
            memory.as_of(day, self.memory, gaps),
        )
        self.memory = memory.with_editions(self.memory, [memory.published(made)])
        self.day += 1
        return made


def news(title: str, *, day: int = 0, **changes: object) -> Article:
    return article(title, hours=6 - 24 * day, **changes)  # type: ignore[arg-type]  # facts of an article by name


def repeats(made: Digest) -> set[str]:
    return {aside.title for aside in made.set_aside if aside.reason == "repeat"}


def numbered(made: Digest) -> set[str]:
    return {found.title for found in made.articles}


OTHER = news("Beijing and Tokyo open talks on fishing rights", day=1, outlet="NHK")


def test_article_that_an_edition_numbered_is_a_repeat_under_another_headline_too() -> None:
    desk = Desk()
    desk.edition(news(BAN, url="https://news.example/1"))
    made = desk.edition(news("Beijing halts shipments to Japan", url="https://news.example/1"), OTHER)
    assert repeats(made) == {"Beijing halts shipments to Japan"}
    assert numbered(made) == {OTHER.title}


@pytest.mark.parametrize("again", [f"Update: {BAN}", f"{BAN} - China Daily", "China bans the exports of dual-use goods to Japan"])
def test_the_same_headline_up_to_labels_is_a_repeat_whoever_prints_it(again: str) -> None:
    desk = Desk()
    desk.edition(news(BAN))
    made = desk.edition(news(again, day=1, outlet="China Daily"), news(BAN, day=1, outlet="NHK"), OTHER)
    assert repeats(made) == {again, BAN}


@pytest.mark.parametrize(
    "again", ["China does not ban exports of dual-use goods to Japan", "Japan bans exports of dual-use goods to China"]
)
def test_headline_of_another_sense_is_no_repeat(again: str) -> None:
    desk = Desk()
    desk.edition(news(BAN))
    assert repeats(desk.edition(news(again, day=1))) == set()


def test_the_same_text_of_another_outlet_is_a_repeat_and_of_the_same_outlet_is_not() -> None:
    desk = Desk()
    desk.edition(news("China and Japan: note handed to embassy", summary=AGENCY))
    other, same = news("Japan asks China for release", summary=AGENCY, outlet="NHK"), news("Japan thanks China", summary=AGENCY)
    assert repeats(desk.edition(other, same)) == {other.title}


def test_copy_of_a_repeat_is_a_repeat() -> None:
    desk = Desk()
    desk.edition(news(BAN, url="https://news.example/1"))
    again = news("China and Japan: ban on exports explained", url="https://news.example/1", outlet="China Daily", summary=AGENCY)
    copy = news("China, Japan and the ban, an account", day=1, summary=AGENCY)
    assert repeats(desk.edition(again, copy, OTHER)) == {again.title, copy.title}


def test_column_whose_name_comes_every_day_is_told_once_for_as_long_as_it_comes() -> None:
    desk = Desk()
    desk.edition(news("China and Japan this morning", url="https://news.example/0"))
    for day in range(1, 2 * memory.REMEMBERED):
        column = news("China and Japan this morning", day=day, url=f"https://news.example/{day}")
        made = desk.edition(column, news(f"Tokyo and Beijing, matter {day} of {day * 7}", day=day))
        assert repeats(made) == {column.title}
        assert all(story.title != column.title for story in made.stories)


def test_after_seven_other_editions_it_may_be_told_again() -> None:
    desk = Desk()
    desk.edition(news(BAN))
    for day in range(memory.REMEMBERED):
        desk.edition(news(f"Tokyo and Beijing, matter {day} of {day * 7}", day=day + 1))
    assert BAN in numbered(desk.edition(news(BAN)))


def test_story_that_goes_on_says_since_when_and_what_it_was_called() -> None:
    desk = Desk()
    first = desk.edition(news(BAN), news("Museum of Chinese and Japanese art opens", outlet="NHK"))
    second = desk.edition(news("Tokyo protests as China bans exports of dual-use goods to Japan", day=1, outlet="NHK"))
    third = desk.edition(news("China defends its ban on exports of dual-use goods to Japan", day=2))
    (story,) = third.stories
    assert (story.status, story.since) == ("continuing", FIRST)
    assert [(before.edition, before.title) for before in story.previous] == [
        (FIRST + timedelta(days=1), second.stories[0].title),
        (FIRST, BAN),
    ]
    assert story.previous[1].id == next(told.id for told in first.stories if told.title == BAN)


def test_story_goes_on_across_languages() -> None:
    desk = Desk()
    desk.edition(news("China bans exports of rare earths to Japan"), news("Sumo tournament opens in Tokyo", outlet="NHK"))
    made = desk.edition(news("中国が日本へのレアアース輸出を禁止", day=1, language="ja", outlet="NHK"))
    assert made.stories[0].status == "continuing"


def test_headline_that_comes_again_reworded_goes_on_however_many_days_lie_between() -> None:
    desk = Desk()
    desk.edition(news("Fearing clash with China, Japan asks fishermen to avoid islands"))
    for day in range(1, memory.REMEMBERED):
        desk.edition(news(f"Tokyo and Beijing, matter {day} of {day * 7}", day=day))
    made = desk.edition(news("Japan, fearing a China clash, again asks fishermen to avoid islands", day=memory.REMEMBERED, outlet="NHK"))
    assert [(story.status, story.since) for story in made.stories] == [("continuing", FIRST)]


def test_another_event_is_a_new_story() -> None:
    desk = Desk()
    desk.edition(news(BAN))
    made = desk.edition(OTHER)
    assert [(story.status, story.since, story.previous) for story in made.stories] == [("new", None, ())]


def test_what_was_left_out_of_a_story_that_was_told_is_no_news() -> None:
    desk = Desk()
    left_out = news("China bans exports of dual-use goods to Japan, officials say", outlet="China Daily")
    desk.edition(news(BAN))
    first = desk.memory.editions[0]
    known = first.model_copy(update={"considered": (*first.considered, left_out.id[: memory.DIGITS])})
    desk.memory = memory.with_editions(desk.memory, [known])
    made = desk.edition(left_out)
    assert repeats(made) == {left_out.title}
    assert made.nothing_new_since == FIRST


def test_repeat_stands_under_todays_story_where_that_goes_on_with_it() -> None:
    desk = Desk()
    desk.edition(news(BAN))
    made = desk.edition(news(BAN), news("Tokyo protests as China bans exports of dual-use goods to Japan", day=1, outlet="NHK"))
    (aside,) = made.set_aside
    assert aside.story == made.stories[0].id


def test_nothing_but_repeats_says_since_when_nothing_is_new() -> None:
    desk = Desk()
    desk.edition(news(BAN))
    desk.edition(news(BAN))
    made = desk.edition(news(BAN), news("Cake recipe for a rainy afternoon"))
    assert made.nothing_new_since == FIRST
    assert made.no_digest == "nothing new since the edition of 2026-01-13 (1 off topic, 1 repeat)."
    assert (made.articles, made.stories, made.highlights) == ((), (), ())


def test_edition_sees_those_before_it_and_nothing_later() -> None:
    editions = [PublishedEdition(edition=FIRST + timedelta(days=day)) for day in range(10)]
    known = memory.with_editions(TopicMemory(topic="china-japan"), reversed(editions))
    seen = memory.as_of(FIRST + timedelta(days=8), known, [])
    assert [edition.edition.day for edition in seen.editions] == [14, 15, 16, 17, 18, 19, 20]
    assert seen.previous == date(2026, 1, 20)


def test_edition_that_is_made_again_takes_its_own_place() -> None:
    desk = Desk()
    desk.edition(news(BAN))
    desk.day = 0
    made = desk.edition(OTHER, news(BAN))
    assert repeats(made) == set()
    assert [len(edition.articles) for edition in desk.memory.editions] == [2]


def test_stored_memory_reaches_back_far_enough_for_a_rerun_a_week_later() -> None:
    editions = [PublishedEdition(edition=FIRST + timedelta(days=day)) for day in range(30)]
    known = memory.with_editions(TopicMemory(topic="china-japan"), editions)
    assert len(known.editions) == 2 * memory.REMEMBERED
    assert len(memory.as_of(known.editions[-1].edition - timedelta(days=6), known, []).editions) == memory.REMEMBERED


def test_digest_names_the_memory_that_it_used() -> None:
    desk = Desk()
    desk.edition(news(BAN))
    with_memory = desk.edition(OTHER)
    desk.day = 1
    with_gap = desk.edition(OTHER, gaps=(FIRST,))
    desk.day, desk.memory = 1, TopicMemory(topic="china-japan")
    without = desk.edition(OTHER)
    assert len({made.inputs_sha256 for made in (with_memory, with_gap, without)}) == 3
    assert (with_memory.previous_edition, without.previous_edition) == (FIRST, None)
    assert with_gap.memory_gaps == (FIRST,)


def test_nothing_is_remembered_of_nothing() -> None:
    assert Memory() == memory.NOTHING
    assert (memory.NOTHING.previous, memory.NOTHING.last_told) == (None, None)
