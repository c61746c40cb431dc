"""Rules of what moved since the edition before, and of the thread that a story keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from functions.digest import memory, since
from functions.digest.memory import Continued, Memory
from functions.digest.writing.writer import Page
from shared.comparison import SinceLast
from shared.models import Digest, Story
from shared.state import PublishedEdition
from tests.desks import page
from tests.factories import feed_outcome
from tests.test_memory import BAN, FIRST, Desk, news

MORE = "Tokyo protests as China bans exports of dual-use goods to Japan"
FISH = "Beijing and Tokyo open talks on fishing rights"


def moves(made: Digest) -> dict[str, SinceLast]:
    assert made.comparison
    return {moved.perspective: moved for moved in made.comparison.since}


def threads(made: Digest) -> dict[str, str]:
    return {story.title: story.thread for story in made.stories}


def test_first_edition_has_nothing_to_go_on_with() -> None:
    assert moves(Desk().edition(news(BAN))) == {}


def test_new_continuing_and_quiet_stories_are_told_a_side() -> None:
    desk = Desk()
    first = desk.edition(news(BAN), news("Sumo tournament opens in Tokyo before Chinese guests", outlet="NHK"))
    second = desk.edition(news(MORE, day=1, outlet="NHK"), news(FISH, day=1, outlet="NHK"))
    told = {story.title: story.id for story in second.stories}
    before = {story.title: story for story in first.stories}
    found = moves(second)
    assert found["japan"].new == (told[FISH],)
    assert found["japan"].continuing == (told[MORE],)
    (sumo,) = found["japan"].gone_quiet
    assert (sumo.id, sumo.since, sumo.last) == (before["Sumo tournament opens in Tokyo before Chinese guests"].id, FIRST, FIRST)
    assert sumo.still_told_by == ()


def test_side_that_says_no_more_of_what_the_other_goes_on_with_has_gone_quiet() -> None:
    desk = Desk()
    desk.edition(news(BAN))
    (ban,) = moves(desk.edition(news(MORE, day=1, outlet="NHK")))["china"].gone_quiet
    assert (ban.title, ban.still_told_by) == (BAN, ("japan",))


def test_quiet_story_keeps_its_first_date_and_thread() -> None:
    desk = Desk()
    first = desk.edition(news(BAN))
    desk.edition(news(MORE, day=1))
    (ban,) = moves(desk.edition(news(FISH, day=2)))["china"].gone_quiet
    assert (ban.since, ban.last, ban.thread) == (FIRST, FIRST + timedelta(days=1), first.stories[0].id)


def test_edition_that_told_nothing_is_not_the_one_before() -> None:
    desk = Desk()
    desk.edition(news(BAN))
    desk.edition(news(BAN))
    found = moves(desk.edition(news(FISH, day=2, outlet="NHK")))
    assert found["china"].edition == FIRST
    assert [quiet.title for quiet in found["china"].gone_quiet] == [BAN]


def test_story_that_found_no_room_on_the_page_has_not_gone_quiet() -> None:
    desk = Desk()
    last = PublishedEdition(edition=FIRST, articles=desk.edition(news(BAN)).articles, stories=(story("a"),))
    laid_out = laid(goes_on={"china": frozenset({(FIRST, "a")})})
    assert all(not moved.gone_quiet for moved in since.moved(laid_out, [], Memory((last,))))


def test_feeds_that_could_not_be_read_are_counted_with_the_silence() -> None:
    last = PublishedEdition(edition=FIRST, articles=Desk().edition(news(BAN)).articles, stories=(story("a"),))
    feeds = [feed_outcome(perspective="china"), feed_outcome("failed", perspective="china"), feed_outcome("failed", perspective="japan")]
    (moved,) = since.moved(laid(), feeds, Memory((last,)))
    assert (moved.perspective, moved.feeds, moved.feeds_read) == ("china", 2, 1)


def test_earlier_stories_say_how_many_articles_each_side_had() -> None:
    desk = Desk()
    desk.edition(news(BAN), news(MORE, outlet="NHK"))
    made = desk.edition(news("China defends its ban on exports of dual-use goods to Japan", day=1))
    assert made.stories[0].previous[0].told == {"china": 1, "japan": 1}


def test_thread_is_the_first_id_for_as_long_as_the_story_goes_on() -> None:
    desk = Desk()
    places = [
        "in Osaka",
        "in Nagoya",
        "in Kobe",
        "in Kyoto",
        "in Sendai",
        "in Fukuoka",
        "in Nara",
        "in Kure",
        "in Otaru",
        "in Gifu",
        "in Mie",
    ]
    made = [
        desk.edition(news(f"China bans exports of dual-use goods to Japan, firms {place} say", day=day)) for day, place in enumerate(places)
    ]
    assert len(made) > memory.REMEMBERED + 1
    assert {edition.stories[0].thread for edition in made} == {made[0].stories[0].id}
    assert len({edition.stories[0].id for edition in made}) == len(made)


def test_new_story_has_a_thread_of_its_own() -> None:
    desk = Desk()
    first = desk.edition(news(BAN))
    second = desk.edition(news(FISH, day=1))
    assert threads(second)[FISH] == second.stories[0].id != first.stories[0].thread


def test_of_two_stories_that_go_on_with_one_the_most_alike_keeps_its_thread() -> None:
    before = (Continued(FIRST, (), "old", 0.4), Continued(FIRST, (), "old", 0.6))
    assert memory.threads([("a", before[0]), ("b", before[1]), ("c", None)], FIRST, memory.NOTHING) == ["a", "old", "c"]


def test_no_new_story_takes_a_remembered_ones_thread() -> None:
    known = Memory((PublishedEdition(edition=FIRST, stories=(story("a"),)),))
    later = FIRST + timedelta(days=3)
    assert memory.threads([("a", None), ("b", None)], later, known) == ["a-2026-01-16", "b"]


def test_story_stored_before_there_were_threads_goes_by_its_oldest_known_id() -> None:
    desk = Desk()
    first = desk.edition(news(BAN))
    without = first.stories[0].model_copy(update={"thread": ""})
    desk.memory = memory.with_editions(desk.memory, [desk.memory.editions[0].model_copy(update={"stories": (without,)})])
    assert desk.edition(news(MORE, day=1)).stories[0].thread == first.stories[0].id


def laid(**changes: Any) -> Page:
    """A page that tells nothing."""
    return replace(page(0), **changes)


def story(id_: str) -> Story:
    return Story(id=id_, thread=id_, title=BAN, language="en", articles=(1,), perspectives={"china": (1,)}, status="new")
