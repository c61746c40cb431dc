"""Rules of the second look: which editions are queued again, which are explained, and what changes nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from functions.fetch import watching
from functions.fetch.watching import REASONS, TOO_LATE, Findings, There
from shared.state import Followed, Missed, Watch
from tests.batches import topic

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
TICK = datetime(2026, 1, 13, 4, tzinfo=UTC)
TODAY = TICK.date()
NOTHING = There({}, {}, {})
FOLLOWED = watching.planned(Watch(), TICK, [topic()], TICK)


def look(watch: Watch, there: There, now: datetime) -> tuple[Findings, Watch]:
    due = watching.due(watch, topic(), now)
    assert due
    found = watching.judged(watch, due, there, now)
    return found, watching.with_findings(watch, {"china-japan": found})


def there(*, batches: int = 0, digests: int = 0, pages: int = 0) -> There:
    """So many editions from today on have each."""
    made = [{TODAY + n * DAY: TICK for n in range(count)} for count in (batches, digests, pages)]
    return There(*made)


def test_a_tick_of_long_ago_or_of_the_future_makes_no_topic_miss_days_that_its_feeds_do_not_list() -> None:
    def followed(tick: datetime) -> Followed:
        return watching.planned(Watch(), tick, [topic(max_age="5d")], TICK).topics["china-japan"]

    assert followed(TICK - 3 * DAY).first == TODAY - 3 * DAY
    assert followed(TICK - 300 * DAY) == Followed(first=TODAY - 4 * DAY, published=TODAY - 5 * DAY)
    assert followed(TICK + 300 * DAY).first == TODAY + DAY


def test_an_edition_is_not_missed_before_it_had_its_hour() -> None:
    due = watching.due(FOLLOWED, topic(), TICK + 59 * timedelta(minutes=1))
    assert due
    assert not due.is_behind


def test_an_edition_without_a_batch_is_fetched_again() -> None:
    found, watch = look(FOLLOWED, NOTHING, TICK + HOUR)
    assert found.asked == [("batch", TODAY)]
    assert found.explained == []
    assert watch.topics["china-japan"].first == TODAY


def test_it_is_queued_again_where_it_came_to_a_halt() -> None:
    for lacks, state in (("digest", there(batches=1)), ("page", there(batches=1, digests=1))):
        assert look(FOLLOWED, state, TICK + HOUR)[0].asked == [(lacks, TODAY)]


def test_a_page_older_than_its_digest_is_made_again_and_never_replaced_by_an_explanation() -> None:
    stale = There({TODAY: TICK}, {TODAY: TICK + HOUR}, {TODAY: TICK})
    found, watch = look(FOLLOWED, stale, TICK + HOUR)
    assert found.asked == [("page", TODAY)]
    later, _ = look(watch, stale, TICK + 2 * HOUR)
    assert (later.asked, later.explained) == ([], [])


def test_on_the_second_miss_readers_are_told_and_it_counts_once() -> None:
    _, watch = look(FOLLOWED, NOTHING, TICK + HOUR)
    found, watch = look(watch, NOTHING, TICK + 2 * HOUR)
    (told,) = found.explained
    assert (told.edition, told.scheduled, told.reason, found.told) == (TODAY, TICK, REASONS["batch"], 1)
    again, _ = look(watch, NOTHING, TICK + 3 * HOUR)  # the message was lost as well
    assert ([message.edition for message in again.explained], again.told) == ([TODAY], 0)


def test_an_edition_that_came_further_is_queued_again_from_there() -> None:
    _, watch = look(FOLLOWED, NOTHING, TICK + HOUR)
    assert look(watch, there(batches=1), TICK + 2 * HOUR)[0].asked == [("digest", TODAY)]


def test_a_look_that_comes_twice_or_late_changes_nothing() -> None:
    _, watch = look(FOLLOWED, NOTHING, TICK + HOUR)
    for now in (TICK + HOUR, TICK + 1.5 * HOUR, TICK - DAY, TICK + HOUR - DAY):
        found, after = look(watch, NOTHING, now)
        assert (found.asked, found.explained) == ([], [])
        assert after == watch


def test_with_its_page_an_edition_is_done_with() -> None:
    _, watch = look(FOLLOWED, there(batches=1, digests=1, pages=1), TICK + HOUR)
    assert watch.topics["china-japan"] == Followed(first=TODAY + DAY, published=TODAY)


def test_an_explained_edition_is_done_with_but_is_no_published_one() -> None:
    _, watch = look(FOLLOWED, there(pages=1), TICK + HOUR)
    assert watch.topics["china-japan"] == Followed(first=TODAY + DAY, published=TODAY - DAY)


def test_days_on_which_not_even_the_schedule_ran_are_missed_too() -> None:
    found, _ = look(FOLLOWED, there(batches=1, digests=1, pages=1), TICK + 3 * DAY + HOUR)
    assert found.asked == [("batch", TODAY + n * DAY) for n in (1, 2, 3)]
    due = watching.due(FOLLOWED, topic(), TICK + 3 * DAY + HOUR)
    assert due
    (message,) = watching.topic_due(due, found.lacking("batch"))
    assert (message.missed_since, message.edition, message.scheduled) == (TODAY + DAY, TODAY + 3 * DAY, TICK + 3 * DAY)


def test_what_the_feeds_no_longer_list_is_explained_at_once() -> None:
    found, _ = look(FOLLOWED, NOTHING, TICK + 6 * DAY + HOUR)  # articles may be five days old
    assert [(message.edition, message.reason, message.scheduled) for message in found.explained] == [
        (TODAY + n * DAY, TOO_LATE, TICK + n * DAY) for n in (0, 1)
    ]
    assert [edition for _, edition in found.asked] == [TODAY + n * DAY for n in range(2, 7)]


def test_the_next_plan_makes_what_an_outage_left_out_as_far_as_feeds_list_it() -> None:
    assert watching.missed_since(FOLLOWED, topic(), TODAY) is None
    assert watching.missed_since(FOLLOWED, topic(), TODAY + 3 * DAY) == TODAY
    assert watching.missed_since(FOLLOWED, topic(), TODAY + 9 * DAY) == TODAY + 5 * DAY
    assert watching.missed_since(FOLLOWED, topic(max_age="12h"), TODAY + 9 * DAY) == TODAY + 9 * DAY


def test_a_topic_is_followed_from_its_first_plan_on_and_not_after_it_is_retired() -> None:
    late = watching.planned(FOLLOWED, TICK + 5 * DAY, [topic(id="new", timezone="Asia/Tokyo")], TICK + 5 * DAY)
    assert late.topics == {"new": Followed(first=date(2026, 1, 18), published=date(2026, 1, 17))}
    assert watching.planned(late, TICK, [topic(id="new")], TICK + 5 * DAY) == late  # a late event


def test_the_age_is_that_of_the_topic_that_is_furthest_behind() -> None:
    both = [topic(), topic(id="other")]
    watch = watching.planned(Watch(), TICK, both, TICK)
    topics = {**watch.topics, "other": Followed(first=TODAY + DAY, published=TODAY)}
    watch = watch.model_copy(update={"topics": topics})
    assert watching.oldest_page_hours(watch, both, TICK + 5 * HOUR) == 29
    assert watching.oldest_page_hours(watch, both[1:], TICK + 5 * HOUR) == 5
    assert watching.oldest_page_hours(watch, [], TICK) == 0


def test_a_page_without_a_digest_makes_nothing_younger() -> None:
    watch = Watch(tick=TICK + 3 * DAY, topics={"china-japan": Followed(first=TODAY + 4 * DAY, published=TODAY)})
    assert watching.oldest_page_hours(watch, [topic()], TICK + 3 * DAY + 2 * HOUR) == 74


def test_what_another_look_found_out_about_another_topic_stays() -> None:
    watch = watching.planned(Watch(), TICK, [topic(), topic(id="other")], TICK)
    found, _ = look(watch, NOTHING, TICK + HOUR)
    other = Followed(first=TODAY, published=TODAY, missed={TODAY: Missed(missing="page", asked=TICK)})
    now = watch.model_copy(update={"topics": {**watch.topics, "other": other}})
    assert watching.with_findings(now, {"china-japan": found}).topics["other"] == other
