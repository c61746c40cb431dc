"""In: XML names with their namespaces. Out: the names by which feedparser knows them, or Handover where it might see more. Pure."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

from functions.fetch.items import MAX_TEXT

MAX_NAMES = 500
"""Of elements in one feed. Feeds have 40; each further one costs memory in every table that knows names."""

_CORE = """
    http://backend.userland.com/rss http://blogs.law.harvard.edu/tech/rss http://purl.org/rss/1.0/
    http://my.netscape.com/rdf/simple/0.9/ http://example.com/newformat# http://example.com/necho http://purl.org/echo/
    uri/of/echo/namespace# http://purl.org/pie/ http://purl.org/atom/ns# http://www.w3.org/2005/atom
    http://purl.org/rss/1.0/modules/rss091#
""".split()
# Of the namespaces that feedparser knows, those whose elements can end in a field that we use.
_PREFIXES = {
    **dict.fromkeys(_CORE, ""),
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://search.yahoo.com/mrss": "media",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/xml/1998/namespace": "xml",
}
_OWN = {prefix for prefix in _PREFIXES.values() if prefix}


class Handover(Exception):
    """The fast path does not fully understand this feed; feedparser must answer. The message says why."""


class Names(dict[str, str]):
    """expat's "uri}local" → "title", "dc_title"; an element of a foreign namespace is "other"."""

    def __missing__(self, name: str) -> str:
        if len(self) > MAX_NAMES:
            raise Handover("more names than feeds have")
        prefix, local = _split(name)
        known = "other" if prefix is None else f"{prefix}_{local}" if prefix else local
        self[name] = known = known.lower()
        return known


def prefix_of(uri: str) -> str | None:
    """The prefix by which feedparser knows a namespace: "" for that of feeds themselves, None for one that it does not know."""
    uri = uri.lower()
    return "" if not uri or "backend.userland.com/rss" in uri else _PREFIXES.get(uri)


class Namespaces(dict[str, str]):
    """The declarations of one feed, and what they make feedparser take it for (`version`)."""

    version = ""

    def declare(self, prefix: str | None, uri: str | None) -> None:
        if not uri:
            return
        known = prefix_of(uri)
        if known is None and not prefix:
            raise Handover("elements of a foreign default namespace count as the feed's own")
        if prefix in _OWN and known != prefix:
            raise Handover(f"the prefix {prefix} means something else")
        if len(self) > MAX_NAMES:
            raise Handover("more namespaces than feeds have")
        self[prefix or ""] = uri
        if not self.version:
            # The first declaration decides, even if it is only of the atom:link in an RSS 1.0 feed.
            lower = uri.lower()
            if (prefix, lower) == (None, "http://my.netscape.com/rdf/simple/0.9/"):
                self.version = "rss090"
            elif lower == "http://purl.org/rss/1.0/":
                self.version = "rss10"
            elif lower == "http://www.w3.org/2005/atom":
                self.version = "atom10"


def _split(name: str) -> tuple[str | None, str]:
    uri, _, local = name.rpartition("}")
    return prefix_of(uri), local


def attributes(found: dict[str, str]) -> dict[str, str]:
    """Attributes as feedparser sees them: lower case, foreign prefixes dropped; a base for links is left to it."""
    seen = {}
    for name, value in found.items():
        key = _attribute(name)
        seen[key] = value.lower() if key in ("rel", "type") else value
    if "base" in seen or "xml:base" in seen:
        raise Handover("it gives links a base of their own")
    return seen


@lru_cache(maxsize=256)
def _attribute(name: str) -> str:
    prefix, local = _split(name)
    return (f"{prefix}:{local}" if prefix else local).lower()


_CP1252 = {code: bytes([code]).decode("cp1252") for code in range(128, 160) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


def repaired(text: str) -> str:
    """Undoes, as feedparser does, UTF-8 that was read as Latin-1, and Windows characters that were taken for controls."""
    if text.isascii():
        return text[:MAX_TEXT]
    with suppress(UnicodeError):
        text = text.encode("iso-8859-1").decode("utf-8")
    return text.translate(_CP1252)[:MAX_TEXT]
