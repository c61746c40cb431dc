"""Rules of the guard: a hostile feed ends within its bounds, and the feeds beside it do not notice."""

from __future__ import annotations

import gzip
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from functions.fetch import feeds
from functions.fetch.guard import Guard, Limits
from shared.errors import FeedError
from shared.models import Article
from shared.topics import Feed
from tests.batches import NOW, item, rss

FEED = Feed(url="https://times.example/feed.xml")
GOOD = rss(*(item(f"Story {number}", f"https://times.example/{number}") for number in range(20)))
GOOD_FOR_FEEDPARSER = GOOD.replace(b"</channel></rss>", b"")
MEGABYTE = 1_000_000

OPEN = b'<rss version="2.0"><channel><item><title>'
HOSTILE = {
    "attributes": b"<rss " + b" ".join(b'a%d="x"' % n for n in range(20_000)) + b"><channel><item><title>a",
    "attributes of an item": b"<rss><channel><item " + b" ".join(b'a%d=""' % n for n in range(20_000)) + b"><title>x</title></item>",
    "namespaces": b"<rss " + b" ".join(b'xmlns:n%d="u%d"' % (n, n) for n in range(20_000)) + b"><channel>" + b"<n1:a/>" * 2000,
    "items": b"<rss><channel>" + b"<item/>" * 100_000,
    "items, well-formed": rss(*["<item/>"] * 100_000),
    "a bomb of entities": b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><title>&b;</title>',
    "a large entity": b'<!DOCTYPE r [\n<!ENTITY a "'
    + b"a" * 100_000
    + b'">\n]>\n<rss version="2.0"><channel>'
    + b"<item>&a;</item>" * 50_000,
    "a backslash in an entity": b'<!DOCTYPE a [<!ENTITY x "\\">]><rss><channel><title>&x;</title></channel></rss>',
    "depth": b"<rss>" + b"<a>" * 1_500_000,
    "depth inside an item": OPEN + b"<b>" * 200_000,
    "five megabytes of <": b"<" * 5 * MEGABYTE,
    "five megabytes of &": OPEN + b"&" * 5 * MEGABYTE,
    "a page in a description": b"<rss><channel><item><description>" + b'<div class="x"><p>text</p><br>' * 30_000 + b"</item>",
    "escaped markup": rss(item("a", "https://e.example/1", summary="<div>" * 900_000)),
    "a huge CDATA": OPEN + b"<![CDATA[" + b"]]<a>" * MEGABYTE,
    "a number too large": OPEN + b"&#xFFFFFFFF;</title></item></channel></rss>",
    "a surrogate": OPEN + b"&#xD800;</title></item></channel></rss>",
    "invalid UTF-8": OPEN + b"\xc3\x28\xff\xfe\x80" * 1000,
    "UTF-16 without its mark": "<rss><channel><item><title>a".encode("utf-16-le"),
    "UTF-32": "<rss><channel><item><title>a".encode("utf-32"),
    "NULs": b"\0" * MEGABYTE,
    "gzip": gzip.compress(GOOD),
    "an encoding that is a codec": b'<?xml version="1.0" encoding="zlib_codec"?>' + OPEN + b"a</title></item></channel></rss>",
    "JSON in depth": b'{"items":' + b"[" * MEGABYTE,
    "JSON in breadth": b'{"version": "https://jsonfeed.org/version/1", "items": [' + b"{}," * 1_600_000 + b"{}]}",
    "a date of a megabyte": rss(item("a", "https://e.example/1", published="1" * MEGABYTE)),
    "a link of a megabyte": rss(item("a", "https://e.example/" + "a/../" * 200_000)),
}


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    guard = Guard(Limits(cpu=1.0, wall=300.0, patience=600.0))
    yield guard
    guard.close()


def outcome(body: bytes, guard: Guard) -> tuple[Article, ...] | str:
    try:
        return feeds.parse(body, FEED, url=FEED.name, content_type="", now=NOW, guard=guard).articles
    except FeedError as exc:
        return exc.why


def test_hostile_feeds_end_and_good_ones_do_not_notice(guard: Guard) -> None:
    assert len(HOSTILE) >= 25
    alone = [outcome(GOOD, guard), outcome(GOOD_FOR_FEEDPARSER, guard)]
    assert alone[0] == alone[1]
    with ThreadPoolExecutor(8) as pool:
        pending = [(pool.submit(outcome, body, guard), pool.submit(outcome, good, guard)) for body, good in _pairs()]
        hostile = {name: bad.result() for name, (bad, _) in zip(HOSTILE, pending, strict=True)}
        assert {good.result() == alone[0] for _, good in pending} == {True}
    for name, ended in hostile.items():
        assert isinstance(ended, tuple) or ended.startswith(("it took longer", "it needed", "it cannot", "it is ")), (name, ended)
        assert len(ended) <= 1000 or isinstance(ended, str)


def _pairs() -> list[tuple[bytes, bytes]]:
    return [(body, (GOOD, GOOD_FOR_FEEDPARSER)[number % 2]) for number, body in enumerate(HOSTILE.values())]


def test_time_beyond_the_limit_is_a_plain_reason(guard: Guard) -> None:
    assert outcome(HOSTILE["attributes"], guard) == "it took longer than 1 seconds to parse"
    assert len(outcome(GOOD_FOR_FEEDPARSER, guard)) == 20, "the next feed has a child again"


def test_a_child_that_does_not_even_compute_is_stopped() -> None:
    patient = Guard(Limits(cpu=60.0, quick=60.0, wall=0.5))
    started = time.monotonic()
    assert outcome(HOSTILE["attributes"], patient) == "it took too long to parse"
    assert time.monotonic() - started < 10
    patient.close()


def test_memory_beyond_the_limit_is_a_plain_reason() -> None:
    small = Guard(Limits(cpu=20.0, quick=20.0, wall=60.0, memory=150_000_000))
    assert outcome(HOSTILE["depth"], small) == "it needed more than 150 MB to parse"
    small.close()


def test_a_child_is_used_again(guard: Guard) -> None:
    outcome(GOOD_FOR_FEEDPARSER, guard)
    idle = list(guard._quick.idle)
    outcome(GOOD_FOR_FEEDPARSER, guard)
    assert idle
    assert guard._quick.idle == idle


def test_a_child_that_died_in_between_is_replaced(guard: Guard) -> None:
    outcome(GOOD_FOR_FEEDPARSER, guard)
    for child in guard._quick.idle:
        child._process.kill()
        child._process.wait()
    assert len(outcome(GOOD_FOR_FEEDPARSER, guard)) == 20


def test_what_feedparser_raises_is_the_feeds_error(guard: Guard) -> None:
    # Which error it is depends on the version of Python.
    assert re.fullmatch(r"it cannot be parsed \((OverflowError|ValueError)\)", str(outcome(HOSTILE["a number too large"], guard)))
    assert outcome(b"GIF89a", guard) == "it is not an RSS or Atom feed"


def test_slow_feeds_hold_up_no_quick_one() -> None:
    """As many as would fill a run, were every one given its 5 seconds before the good feed's turn comes."""
    guard = Guard(Limits(cpu=5.0, quick=0.1, wall=30.0, patience=60.0))
    with ThreadPoolExecutor(8) as pool:
        slow = [pool.submit(outcome, HOSTILE["attributes"], guard) for _ in range(6)]
        while not guard._slow._busy:
            time.sleep(0.01)
        assert len(outcome(GOOD_FOR_FEEDPARSER, guard)) == 20
        assert not all(feed.done() for feed in slow)
        guard.close()


def test_feed_that_waits_uses_up_its_patience_and_not_its_own_time() -> None:
    guard = Guard(Limits(cpu=5.0, quick=5.0, wall=5.0, patience=0.2))
    with ThreadPoolExecutor(3) as pool:
        for _ in range(2):
            pool.submit(outcome, HOSTILE["attributes"], guard)
        while len(guard._quick._busy) < 2:
            time.sleep(0.01)
        assert outcome(GOOD_FOR_FEEDPARSER, guard) == "there was no time left to parse it"
        guard.close()


def test_feed_that_took_long_to_arrive_has_what_is_left_of_its_time() -> None:
    guard = Guard(Limits(cpu=60.0, quick=60.0, wall=60.0))
    with pytest.raises(FeedError) as ended:
        feeds.parse(HOSTILE["attributes"], FEED, url=FEED.name, content_type="", now=NOW, guard=guard, seconds=0.5)
    assert ended.value.why == "it took too long to parse"
    guard.close()


def test_closing_the_guard_ends_children_that_are_at_work() -> None:
    guard = Guard(Limits(cpu=60.0, quick=60.0, wall=60.0))
    with ThreadPoolExecutor(1) as pool:
        pending = pool.submit(outcome, HOSTILE["attributes"], guard)
        while not guard._quick._busy:
            time.sleep(0.01)
        (child,) = guard._quick._busy
        guard.close()
        assert isinstance(pending.result(timeout=10), str)
    assert not child.is_alive()


def test_feed_that_was_too_slow_ends_in_its_time_waiting_for_its_second_attempt_included() -> None:
    guard = Guard(Limits(cpu=60.0, quick=0.1, wall=60.0, patience=60.0))
    with ThreadPoolExecutor(1) as pool:
        pool.submit(outcome, HOSTILE["attributes"], guard)
        while not guard._slow._busy:
            time.sleep(0.01)
        with pytest.raises(FeedError) as ended:
            feeds.parse(HOSTILE["namespaces"], FEED, url=FEED.name, content_type="", now=NOW, guard=guard, seconds=1.0)
        # On a busy machine its time may be over before the first attempt is.
        assert ended.value.why in ("there was no time left to parse it", "it took too long to parse")
        guard.close()
