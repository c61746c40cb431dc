"""CPU time of parsing, against feedparser at its defaults and fastfeedparser: `python tests/bench/bench_parse.py`.

The feeds are made up, in the shape and size of Google News (100 items), of an RSS feed rich in summaries, and of Atom. Each
figure is the best of several runs that take turns, so that a busy machine slows all of them alike.
"""

from __future__ import annotations

import io
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

import feedparser

from functions.fetch import feeds, rounds
from functions.fetch.download import Fetched
from functions.fetch.politeness import Case
from shared.models import Article
from shared.topics import Feed

try:
    import fastfeedparser
except ImportError:
    fastfeedparser = None

NOW = datetime(2026, 1, 13, 4, tzinfo=UTC)
FEED = Feed.model_validate({"google_news": {"query": "x", "language": "en", "region": "US"}})
WORDS = (
    "talks trade border minister summit election harvest rail tariff accord coast river protest budget court satellite drought "
    "museum wages ferry vaccine strike census grid orchard says over after amid new"
).split()
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"
MAX_AGE = timedelta(days=5)
ROUNDS = 15


def google_news(chance: random.Random) -> str:
    items = []
    for number in range(100):
        title, outlet = _words(chance, 9), f"The Example {chance.choice(WORDS).title()}"
        name = "CBMi" + "".join(chance.choices(LETTERS, k=180))
        link = f"https://news.google.com/rss/articles/{name}?oc=5"
        body = f'<a href="{link}" target="_blank">{title}</a>&nbsp;&nbsp;<font color="#6f6f6f">{outlet}</font>'
        items.append(
            f'<item><title>{title} - {outlet}</title><link>{link}</link><guid isPermaLink="false">{name}</guid>'
            f'<pubDate>{_date(number)}</pubDate><description>{escape(body, quote=False)}</description><source url="https://www.{outlet[12:].lower()}.example">{outlet}</source></item>'
        )
    return _rss("x - Google News", items)


def summaries(chance: random.Random) -> str:
    items = []
    for number in range(100):
        link = f"https://times.example/2026/01/12/story-{number}"
        markup = f'<p><img src="{link}.jpg" alt=""/>{_words(chance, 40)}.</p><p>{_words(chance, 30)} &#8212; <a href="{link}">more</a></p>'
        items.append(
            f"<item><title>{_words(chance, 9)}</title><link>{link}</link><guid>{link}</guid><pubDate>{_date(number)}</pubDate>"
            f"<dc:creator>A. Writer</dc:creator><category>World</category><description><![CDATA[{markup}]]></description></item>"
        )
    return _rss("The Example Times", items, ' xmlns:dc="http://purl.org/dc/elements/1.1/"')


def atom(chance: random.Random) -> str:
    entries = []
    for number in range(100):
        link = f"https://times.example/2026/01/12/story-{number}"
        when = (NOW - timedelta(minutes=7 * number)).isoformat()
        entries.append(
            f'<entry><id>tag:times.example,2026:{number}</id><title>{_words(chance, 9)}</title><link href="{link}"/>'
            f"<published>{when}</published><updated>{when}</updated><author><name>A. Writer</name></author>"
            f"<summary>{_words(chance, 40)}</summary></entry>"
        )
    head = '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Times</title>'
    return f'{head}<id>urn:x</id><link href="https://times.example/"/><updated>{NOW.isoformat()}</updated>{"".join(entries)}</feed>'


def _words(chance: random.Random, number: int) -> str:
    return " ".join(chance.choices(WORDS, k=number)).capitalize()


def _date(number: int) -> str:
    return format_datetime(NOW - timedelta(minutes=7 * number), usegmt=True)


def _rss(title: str, items: list[str], namespaces: str = "") -> str:
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><rss version="2.0"{namespaces}><channel><title>{title}</title>'
    return f"{head}<link>https://times.example/</link><language>en-US</language>{''.join(items)}</channel></rss>"


def _times(runs: dict[str, Callable[[], object]]) -> dict[str, float]:
    """CPU milliseconds of each, the best of all rounds."""
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(ROUNDS):
        for name, run in runs.items():
            times = 1 if "feedparser" in name else 10
            started = time.process_time()
            for _ in range(times):
                run()
            best[name] = min(best[name], 1000 * (time.process_time() - started) / times)
    return best


def measure(body: bytes) -> dict[str, float]:
    url = FEED.name

    def parse(remembered: dict[str, Article] | None = None) -> feeds.ParsedFeed:
        return feeds.parse(body, FEED, url=url, content_type="application/xml", now=NOW, remembered=remembered)

    parsed = parse()
    if len(parsed.articles) != 100 or "" in parsed.fingerprints:
        raise SystemExit("the fast path did not answer: nothing to measure")
    seen = dict(zip(parsed.fingerprints[10:], parsed.articles[10:], strict=True))
    runs: dict[str, Callable[[], object]] = {
        "feedparser": lambda: feedparser.parse(io.BytesIO(body)),
        "first sight": parse,
        "90 % seen": lambda: parse(seen),
        "unchanged body": _unchanged(body),
    }
    if fastfeedparser:
        runs["fastfeedparser"] = lambda: fastfeedparser.parse(body)
    return _times(runs)


def _unchanged(body: bytes) -> Callable[[], object]:
    """What a run does with the body that it remembers: from the answer to what enters the batch."""
    answer = Fetched(FEED.name, body, "application/xml")
    first = rounds.read_body(Case(FEED, None, NOW, MAX_AGE), answer, rounds.OWN_TIME)
    again = Case(FEED, first.state, NOW + timedelta(hours=2), MAX_AGE)
    if rounds.read_body(again, answer, rounds.OWN_TIME).known.status != "unchanged":
        raise SystemExit("the body was not recognised: nothing to measure")
    return lambda: rounds.read_body(again, answer, rounds.OWN_TIME)


def main() -> None:
    out = sys.stdout.write
    out("Parsing 100 items: CPU ms, and how many times faster than feedparser at its defaults\n\n")
    for make in (google_news, summaries, atom):
        body = make(random.Random(7)).encode()  # noqa: S311 - the same feed on every run
        out(f"{make.__name__} ({len(body) // 1000} KB)\n")
        found = measure(body)
        for name, ms in found.items():
            out(f"  {name:16}{ms:9.2f} ms{found['feedparser'] / ms:8.1f} times\n")
    if not fastfeedparser:
        out("fastfeedparser is not installed\n")


if __name__ == "__main__":
    main()
