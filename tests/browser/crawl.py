"""In: a site's address. Out: everything that can be reached from its home by links, over HTTP, and each link that leads nowhere."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

LINKING = ("href", "src", "poster", "action", "data")
TARGETS = ("popovertarget", "interestfor", "for", "list", "aria-labelledby", "aria-describedby", "aria-controls")
"""Attributes that name elements of the same page by id."""


class Html(HTMLParser):
    """A page's ids, where its links lead, and what it refers to in itself."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.refers: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids[values["id"]] += 1
        self.links += [values[name] for name in LINKING if name in values]
        self.refers |= {name for attribute in TARGETS for name in values.get(attribute, "").split()}


@dataclass
class Crawl:
    """`pages` are HTML pages by path, `found` is every path that answered; `broken` says what is wrong, and where it stands."""

    pages: dict[str, Html] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)


def crawl(address: str, starts: Iterable[str]) -> Crawl:
    site = Crawl()
    connection = HTTPConnection(urlsplit(address).netloc)
    waiting = [(start, "the start") for start in starts]
    fragments: list[tuple[str, str, str]] = []
    asked: set[str] = set()
    while waiting:
        path, source = waiting.pop()
        if path in asked:
            continue
        asked.add(path)
        connection.request("GET", path)
        answer = connection.getresponse()
        body, kind = answer.read(), answer.headers.get_content_type()
        if answer.status != 200:
            site.broken.append(f"{source} links to {path}: {answer.status}")
            continue
        site.found[path] = kind
        for link in _links(site, path, kind, body):
            target, fragment = urldefrag(urljoin(f"{address}{path}", link))
            if not target.startswith(f"{address}/"):
                continue
            there = target.removeprefix(address)
            waiting.append((there, path))
            if fragment:
                fragments.append((path, there, unquote(fragment)))
    connection.close()
    site.broken += [f"{path} links to {there}#{name}: no such id" for path, there, name in fragments if not _has(site, there, name)]
    for path, page in site.pages.items():
        site.broken += [f"{path}: the id {name!r} is there {times} times" for name, times in page.ids.items() if times > 1]
        site.broken += [f"{path} refers to its id {name!r}: there is none" for name in sorted(page.refers - set(page.ids))]
    return site


def _has(site: Crawl, path: str, name: str) -> bool:
    return path not in site.found or site.found[path] != "text/html" or name in site.pages[path].ids


def _links(site: Crawl, path: str, kind: str, body: bytes) -> Iterator[str]:
    if kind == "text/html":
        page = site.pages[path] = Html(body.decode())
        yield from page.links
    elif path == "/search.json":
        yield from (f"/index/{topic['id']}/{month}.json.gz" for topic in json.loads(body)["topics"] for month in topic["months"])
    elif path.endswith("feed.json"):
        yield from _addresses(json.loads(body))
    elif path.endswith(".gz"):
        json.loads(gzip.decompress(body))
    elif kind == "application/json":
        json.loads(body)
    elif kind.endswith("xml"):
        yield from re.findall(r'href="([^"]+)"', body.decode())
        yield from re.findall("<loc>([^<]+)</loc>", body.decode())


def _addresses(feed: dict[str, Any]) -> Iterator[str]:
    yield from (feed["home_page_url"], feed["feed_url"])
    yield from (item["url"] for item in feed["items"])
