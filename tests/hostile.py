"""In: nothing. Out: what 26 hostile servers answer, and as many good feeds in every form; by name, for a real server."""

from __future__ import annotations

import gzip
import json
import time
import zlib
from collections.abc import Callable, Mapping
from urllib.parse import unquote

import brotli

from tests.batches import item, rss
from tests.scripted import Request
from tests.test_feeds_guard import HOSTILE as BODIES

Answer = Callable[[Request], None]

BEGUN = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
BOMB = 1 << 26


def _sends(body: bytes, **headers: str) -> Answer:
    return lambda request: request.answer(200, body, **headers)


def _moves(location: str) -> Answer:
    return lambda request: request.answer(301, Location=location)


def _raw(data: bytes) -> Answer:
    def answer(request: Request) -> None:
        request.wfile.write(data)

    return answer


def _for_ever(piece: bytes, pause: float, start: bytes = BEGUN + b"\r\n") -> Answer:
    def answer(request: Request) -> None:
        request.wfile.write(start)
        while True:
            request.wfile.write(piece)
            request.wfile.flush()
            time.sleep(pause)

    return answer


def _silent(request: Request) -> None:
    request.rfile.read(1)  # until the other side hangs up


def _bomb(packed: bytes, coding: str) -> Answer:
    return _sends(packed, Content_Encoding=coding)


HOSTILE: Mapping[str, Answer] = {
    "silence": _silent,
    "a drip of a body": _for_ever(b"<", 0.05),
    "a drip of headers": _for_ever(b"X-Y: z\r\n", 0.05, BEGUN),
    "a flood of headers": _for_ever(b"X: " + b"y" * 60_000 + b"\r\n", 0, BEGUN),
    "a flood": _for_ever(b"<a>" * 20_000, 0),
    "a drip of chunks": _for_ever(b"1\r\n<\r\n", 0.05, BEGUN + b"Transfer-Encoding: chunked\r\n\r\n"),
    "no HTTP": _raw(b"no http at all\r\n\r\n"),
    "less than was promised": _raw(BEGUN + b"Content-Length: 1000\r\nConnection: close\r\n\r\n<rss>"),
    "a wrong chunk": _raw(BEGUN + b"Transfer-Encoding: chunked\r\n\r\nzzz\r\n"),
    "a circle": _moves("/a%20circle"),
    "a file": _moves("file:///etc/passwd"),
    "the metadata service": _moves("http://169.254.169.254/latest/meta-data/"),
    "a bomb, gzip": _bomb(gzip.compress(b"<" * BOMB), "gzip"),
    "a bomb, deflate": _bomb(zlib.compress(b"<" * BOMB), "deflate"),
    "a bomb, brotli": _bomb(brotli.compress(b"<" * BOMB, quality=1), "br"),
    "broken gzip": _bomb(b"\x1f\x8b broken", "gzip"),
    **{
        name: _sends(BODIES[name])
        for name in (
            "attributes",
            "attributes of an item",
            "namespaces",
            "items",
            "a large entity",
            "depth",
            "five megabytes of &",
            "a page in a description",
            "a number too large",
            "JSON in depth",
        )
    },
}

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>{0}</title><link href="https://times.example/{0}"/>
<updated>2026-01-12T09:00:00Z</updated><id>{0}</id></entry></feed>"""


def _good(number: int) -> Answer:
    """RSS in full and RSS that only feedparser understands, Atom, JSON Feed; plain and packed."""
    title, link = f"Story {number}", f"https://times.example/{number}"
    plain = rss(*(item(f"{title}, part {part}", f"{link}/{part}") for part in range(20)))
    match number % 6:
        case 0:
            return _sends(plain)
        case 1:
            return _sends(plain.replace(b"</channel></rss>", b""))
        case 2:
            return _sends(ATOM.format(number).encode())
        case 3:
            feed = {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": link, "url": link, "title": title}]}
            return _sends(json.dumps(feed).encode())
        case 4:
            return _sends(gzip.compress(plain), Content_Encoding="gzip")
        case _:
            return _sends(plain.replace(b"<item>", b"<item><guid isPermaLink=false>" + title.encode() + b"</guid>", 1))


GOOD: Mapping[str, Answer] = {f"good {number}": _good(number) for number in range(len(HOSTILE))}


def respond(request: Request) -> None:
    """What a server of all of them does."""
    {**HOSTILE, **GOOD}[unquote(request.path.strip("/"))](request)
