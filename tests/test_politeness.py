"""Rules of politeness: what is asked, when, and what is remembered of the answer. No network, no clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from functions.fetch import politeness
from functions.fetch.download import Fetched, NotModified
from functions.fetch.feeds import ParsedFeed
from functions.fetch.politeness import Ask, Case, Known
from shared.errors import FeedError
from shared.state import FeedState, Items, Requests, feed_key
from shared.topics import GOOGLE_NEWS, Feed, GoogleNews
from tests.batches import NOW, article

URL = "https://feeds.example/a.xml"
FEED = Feed(url=URL)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
YOUNG, OLD = article("Young", hours=20), article("Old", hours=200)
GOOD = FeedState(
    asked=NOW,
    status="ok",
    last_success=NOW,
    etag='"1"',
    last_modified="Mon",
    sha256="5",
    items=Items.of([YOUNG, OLD], ["f1", "f2"]),
)
BROKEN = FeedError(URL, "the server answered 500", status=500)


def case(state: FeedState | None, now: datetime = NOW, feed: Feed = FEED) -> Case:
    return Case(feed, state, now, timedelta(days=5))


def decide(state: FeedState | None, now: datetime = NOW, asked: datetime | None = None, feed: Feed = FEED) -> Ask | Known:
    return case(state, now, feed).decide(asked, GOOGLE_NEWS)


def state_after(outcome: politeness.Outcome) -> FeedState:
    assert outcome.state is not None
    return outcome.state


def failing(times: int, error: FeedError = BROKEN) -> FeedState:
    """Asked again as soon as that is allowed."""
    state, now = GOOD, NOW
    for _ in range(times):
        state = state_after(case(state, now).failed(error))
        now = state.next_try or now
    return state


def titles(known: Ask | Known) -> list[str]:
    assert isinstance(known, Known)
    return [found.title for found in known.items.articles()]


def test_unknown_feed_is_asked_without_validators() -> None:
    assert decide(None) == Ask(URL)


def test_known_feed_is_asked_with_its_validators() -> None:
    assert decide(GOOD, NOW + DAY) == Ask(URL, '"1"', "Mon")


@pytest.mark.parametrize("minutes", [0, 1, 59, -59])
def test_within_the_hour_the_last_answer_stands_as_it_was_reported(minutes: int) -> None:
    known = decide(GOOD, NOW + timedelta(minutes=minutes))
    assert isinstance(known, Known)
    assert known.status == "ok"
    assert titles(known) == ["Young", "Old"]


def test_after_the_hour_it_is_asked_again() -> None:
    assert isinstance(decide(GOOD, NOW + HOUR), Ask)


def test_request_that_left_no_trace_in_the_state_brought_nothing_new() -> None:
    later = NOW + DAY
    known = decide(GOOD, later + timedelta(minutes=30), asked=later)
    assert isinstance(known, Known)
    assert known.status == "unchanged"
    assert isinstance(decide(GOOD, later + HOUR, asked=later), Ask)


def test_not_modified_writes_nothing_and_gives_the_items_that_are_young_enough() -> None:
    outcome = case(GOOD, NOW + DAY).not_modified(NotModified())
    assert outcome.state is None
    assert outcome.known.status == "unchanged"
    assert titles(outcome.known) == ["Young"]


def test_the_same_bytes_write_nothing_unless_their_validators_are_new() -> None:
    same = Fetched(URL, b"", "", etag='"1"', last_modified="Mon")
    assert case(GOOD, NOW + DAY).has_body("5")
    assert case(GOOD, NOW + DAY).same_body(same).state is None
    renewed = case(GOOD, NOW + DAY).same_body(Fetched(URL, b"", "", etag='"2"'))
    assert renewed.known.status == "unchanged"
    assert decide(renewed.state, NOW + 2 * DAY) == Ask(URL, '"2"', "")
    again = decide(renewed.state, NOW + DAY)
    assert isinstance(again, Known)
    assert again.status == "unchanged"


def test_item_without_a_date_is_never_too_old() -> None:
    state = GOOD.model_copy(update={"items": Items.of([article("Undated", published=None), OLD])})
    assert titles(case(state, NOW + DAY).not_modified(NotModified()).known) == ["Undated"]


def test_remembered_items_have_the_language_that_this_topic_declares() -> None:
    for feed, language in ((FEED, "en"), (Feed(url=URL, language="ja"), "ja")):
        known = decide(GOOD, feed=feed)
        assert isinstance(known, Known)
        assert {found.language for found in known.items.articles()} == {language}
        assert {found.language for found in case(GOOD, feed=feed).seen().values()} == {language}


def test_parsed_items_are_remembered_with_their_fingerprints() -> None:
    state = state_after(case(None).parsed(Fetched(URL, b"", "", etag='"9"'), ParsedFeed((YOUNG,), 3, ("f1",)), "7"))
    assert (state.status, state.dropped, state.sha256, state.etag, state.last_success) == ("ok", 3, "7", '"9"', NOW)
    assert case(state).seen() == {"f1": YOUNG}


def test_a_failing_feed_is_left_alone_for_an_hour_then_two_up_to_a_day() -> None:
    waits, now = [], NOW
    state: FeedState | None = GOOD
    for _ in range(8):
        state = state_after(case(state, now).failed(BROKEN))
        assert state.next_try is not None
        waits.append((state.next_try - now) / HOUR)
        assert isinstance(decide(state, state.next_try - timedelta(seconds=1)), Known)
        assert isinstance(decide(state, state.next_try), Ask)
        now = state.next_try
    assert waits == [1, 2, 4, 8, 16, 23, 23, 23]


def test_a_daily_run_asks_a_feed_that_fails_every_day() -> None:
    state, now = GOOD, NOW
    for _ in range(30):
        now += DAY
        assert isinstance(decide(state, now), Ask)
        state = state_after(case(state, now).failed(BROKEN))


def test_failing_for_years_is_no_overflow() -> None:
    state = failing(1).model_copy(update={"failures": 100_000})
    assert state_after(case(state).failed(BROKEN)).next_try == NOW + 23 * HOUR


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_holds_across_runs(status: int) -> None:
    state = failing(1, FeedError(URL, "busy", status=status, retry_after=20 * 3600))
    assert isinstance(decide(state, NOW + 19 * HOUR), Known)
    assert isinstance(decide(state, NOW + 20 * HOUR), Ask)


def test_while_it_fails_the_items_of_better_days_stand_in_and_the_reason_is_given() -> None:
    outcome = case(GOOD, NOW + DAY).failed(BROKEN)
    later = decide(outcome.state, NOW + DAY + timedelta(minutes=10))
    for known in (outcome.known, later):
        assert isinstance(known, Known)
        assert (known.status, known.why, titles(known)) == ("failed", "the server answered 500", ["Young"])


def test_after_a_failure_it_is_asked_without_validators() -> None:
    assert decide(failing(1), NOW + DAY) == Ask(URL)


@pytest.mark.parametrize("answer", ["not modified", "same body", "parsed"])
def test_success_ends_the_back_off(answer: str) -> None:
    before = case(failing(5), NOW + 3 * DAY)
    fetched = Fetched(URL, b"", "")
    outcomes: dict[str, Any] = {
        "not modified": lambda: before.not_modified(NotModified()),
        "same body": lambda: before.same_body(fetched),
        "parsed": lambda: before.parsed(fetched, ParsedFeed((YOUNG,), 0, ("f",)), "8"),
    }
    state = state_after(outcomes[answer]())
    assert (state.failures, state.next_try) == (0, None)


def test_gone_is_for_good_until_the_entry_has_another_address() -> None:
    state = failing(1, FeedError(URL, "the server answered 410 Gone", status=410))
    known = decide(state, NOW + 400 * DAY)
    assert isinstance(known, Known)
    assert (known.status, known.why) == ("failed", "the server answered 410 Gone")


def test_a_move_is_used_next_time_and_kept_until_it_fails() -> None:
    moved = state_after(case(GOOD, NOW + DAY).not_modified(NotModified(moved="https://new.example/a")))
    assert decide(moved, NOW + 2 * DAY) == Ask("https://new.example/a", '"1"', "Mon")
    assert case(moved, NOW + 2 * DAY).not_modified(NotModified()).state is None
    gone_there = state_after(case(moved, NOW + 2 * DAY).failed(FeedError(URL, "gone", status=410)))
    assert decide(gone_there, NOW + 3 * DAY) == Ask(URL)


def test_a_search_does_not_move() -> None:
    search = Feed(google_news=GoogleNews(query="Japan"))
    outcome = case(GOOD, NOW + DAY, search).not_modified(NotModified(moved="https://consent.example/"))
    assert outcome.state is None


def test_state_of_a_later_day_does_not_bind_a_run_of_an_earlier_one() -> None:
    assert isinstance(decide(failing(6), NOW - 30 * DAY), Ask)
    assert isinstance(decide(GOOD, NOW - 30 * DAY, asked=NOW), Ask)


def test_of_two_runs_only_one_asks_a_feed() -> None:
    book, mine, others = politeness.take_turns(Requests(), ["a", "b"], NOW)
    assert (mine, others) == ({"a", "b"}, set())
    _, mine, others = politeness.take_turns(book, ["b", "c"], NOW + timedelta(seconds=5))
    assert (mine, others) == ({"c"}, {"b"})


def test_a_run_that_died_blocks_nobody_for_long() -> None:
    book, _, _ = politeness.take_turns(Requests(), ["a"], NOW)
    _, mine, _ = politeness.take_turns(book, ["a"], NOW + politeness.LEASE)
    assert mine == {"a"}


def test_what_was_asked_is_noted_down_and_what_was_not_is_given_back() -> None:
    book, mine, _ = politeness.take_turns(Requests(), ["a", URL], NOW)
    book = politeness.end_turns(book, mine, {URL}, NOW)
    assert politeness.last_asked(book, FEED) == NOW
    assert set(book.feeds) == {feed_key(URL)}
    assert politeness.under_way(book, NOW) == set()


def test_requests_of_more_than_an_hour_ago_are_forgotten() -> None:
    book = politeness.end_turns(Requests(), ["a"], {"a"}, NOW)
    book, _, _ = politeness.take_turns(book, ["b"], NOW + 2 * HOUR)
    assert set(book.feeds) == {feed_key("b")}


def test_a_host_gets_one_request_at_a_time_or_two_if_it_has_many_feeds() -> None:
    lanes = politeness.lanes(["a", "b", "a", *"cccccc"])
    assert lanes == [[0, 2], [1], [3, 5, 7], [4, 6, 8]]
