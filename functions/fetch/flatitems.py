"""In: items of a feed as bytes. Out: the same items that expat would lead to, or None for those that it must look at itself. Pure.

Most items are a flat list of elements. Split at every "<" they are read in a third of the time that expat's calls into Python
take. Only what is certainly well-formed XML is answered here: plain names, quoted attributes, XML's own five references and
numbered ones, CDATA. What is not (comments, namespaces of an item's own, children of an element that we use) is left to expat.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from functions.fetch.fastitems import HANDLERS, MAX_DEPTH, WATCHED, WRAPPERS, Handler, ItemReader, date_in, looks_like_html
from functions.fetch.items import MAX_TEXT, Item
from functions.fetch.links import plain_host
from functions.fetch.names import Names, attributes, prefix_of, repaired

MAX_TAGS = 2000
"""Different start tags that are kept for one feed. Most feeds have 20, but an address in an attribute makes each item's another."""

MAX_PIECES = 2000
"""Of an item; one with more tags is no flat list, and a million strings would take 100 MB."""

MAX_REFERENCES = 10_000
"""Of one text, for the same reason."""

_NAME = r"[A-Za-z_][A-Za-z0-9_.-]*+(?::[A-Za-z_][A-Za-z0-9_.-]*+)?"
_VALUE = r"""(?:"[^"\x00-\x1f]*+"|'[^'\x00-\x1f]*+')"""
_TAG = re.compile(rf"({_NAME})((?:[ \t\n]++{_NAME}={_VALUE})*+)[ \t\n]*+(/?)")
_ATTRIBUTE = re.compile(rf"({_NAME})=({_VALUE})")
_WAS_CDATA = "\0"
"""Stands before what was a CDATA section: it may be in text, and nowhere else."""
_REFERENCES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_NUMBER = re.compile(r"#(?:([0-9]{1,7})|x([0-9A-Fa-f]{1,6}))")
# An item of Google News, as it is in most searches: no other feed is read as often, so it is worth a pattern of its own.
_SEARCHED = re.compile(
    '<item><title>([^<]*)</title><link>([^<]*)</link><guid isPermaLink="false">([^<]*)</guid><pubDate>([^<]*)</pubDate><description>'
    '&lt;a href="([^"]*)" target="_blank"&gt;([^&]*)&lt;/a&gt;&amp;nbsp;&amp;nbsp;&lt;font color="#6f6f6f"&gt;([^&]*)&lt;/font&gt;'
    '</description><source url="([^"]*)">([^<]*)</source>'
)
_XML = "http://www.w3.org/XML/1998/namespace"
# What XML forbids; the zero among these is free to be our own mark.
_CONTROLS = tuple(code for code in range(32) if code not in (9, 10, 13))


_NO_CHARACTER = re.compile(b"\xef\xbf[\xbe\xbf]")


class _Unsure(Exception):
    """Not a flat list of elements, or not certainly well-formed."""


class _Element(NamedTuple):
    """A start tag: its end tag ("" if it is empty), its name to feedparser, who takes its text if anybody does."""

    end: str
    known: str
    handler: Handler | None
    attrs: dict[str, str]


class FlatItems:
    """Reads the items of one feed. `namespaces` are those that they inherit, by prefix; `reader` knows what the elements mean."""

    def __init__(self, body: bytes, namespaces: Mapping[str, str], reader: ItemReader) -> None:
        # One search for each is the fastest way: 0.05 ms for 100 KB. (The other two are U+FFFE and U+FFFF.)
        self._sure = not any(map(body.__contains__, _CONTROLS)) and (body.isascii() or not _NO_CHARACTER.search(body))
        self._namespaces = {**namespaces, "xml": _XML}
        self._reader = reader
        self._names = Names()
        self._elements: dict[str, _Element] = {}
        self._may_be_searched = not reader.atom and prefix_of(namespaces.get("", "")) == ""

    def read(self, piece: bytes) -> Item | None:
        """The item of these bytes, which lack its end tag."""
        if not self._sure:
            return None
        text = str(piece, "utf-8")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        try:
            if self._may_be_searched and (found := _SEARCHED.fullmatch(text)) and (item := _searched(text, *found.groups())):
                return item
            if "]" in text and "]]>" in text:
                text = _without_cdata(text)
            tokens = text.split("<", MAX_PIECES)
            return self._item(tokens) if len(tokens) <= MAX_PIECES else None
        except _Unsure:
            return None

    def _item(self, tokens: list[str]) -> Item:
        reader, elements = self._reader, self._elements
        tag, _, text = tokens[1].partition(">")
        element = elements.get(tag) or self._element(tag)
        if element.known not in ("item", "entry") or not element.end or "&" in text:
            raise _Unsure
        if not {"href", "lastmod"}.isdisjoint(element.attrs):
            raise _Unsure
        reader.begin()
        at, count = 2, len(tokens)
        tokens.append("")
        while at < count:
            tag, closed, text = tokens[at].partition(">")
            end, known, handler, attrs = elements.get(tag) or self._element(tag)
            at += 1
            if not closed:
                raise _Unsure
            if not end:
                if "&" in text:
                    raise _Unsure
                text = ""
            elif tokens[at] == end or (tokens[at].startswith(end) and "&" not in tokens[at]):
                at += 1
            elif known in WATCHED:
                raise _Unsure
            else:
                at = self._passed(tokens, at, end)
            if "&" in text:
                text = _unescaped(text)
            if handler:
                if _WAS_CDATA in text:
                    text = text.replace(_WAS_CDATA, "")
                handler(reader, known, text.strip(), attrs, 2)
        return reader.finished()

    def _passed(self, tokens: list[str], at: int, end: str) -> int:
        """Where the item goes on after an element with children, none of which mean anything."""
        ends = [end]
        while ends:
            token = tokens[at]
            at += 1
            if token.startswith(ends[-1]):
                del ends[-1]
                closed, text = ">", token
            else:
                tag, closed, text = token.partition(">")
                end, known, _, _ = self._elements.get(tag) or self._element(tag)
                if known in WATCHED or len(ends) > MAX_DEPTH - 3:
                    raise _Unsure
                if end:
                    ends.append(end)
            if not closed:
                raise _Unsure
            if "&" in text:
                _unescaped(text)
        return at

    def _element(self, tag: str) -> _Element:
        found = _TAG.fullmatch(tag)
        if not found:
            raise _Unsure
        name, given, empty = found.groups()
        attrs: dict[str, str] = {}
        for key, value in _ATTRIBUTE.findall(given) if given else ():
            prefix, _, local = key.rpartition(":")
            full = f"{self._uri(prefix)}}}{local}" if prefix else key
            if full in attrs or "xmlns" in (prefix, full):
                raise _Unsure
            attrs[full] = _unescaped(value[1:-1])
        prefix, _, local = name.rpartition(":")
        uri = self._uri(prefix)
        known = self._names[f"{uri}}}{local}" if uri else local]
        seen = attributes(attrs) if attrs and known in WATCHED else {}
        if known in WATCHED and known not in _USED:
            raise _Unsure
        element = _Element("" if empty else f"/{name}>", known, HANDLERS.get(known), seen)
        if len(self._elements) < MAX_TAGS:
            self._elements[tag] = element
        return element

    def _uri(self, prefix: str) -> str:
        uri = self._namespaces.get(prefix, "")
        if prefix and not uri:
            raise _Unsure
        return uri


def _searched(
    text: str, title: str, link: str, guid: str, when: str, href: str, linked: str, named: str, site: str, outlet: str
) -> Item | None:
    """What ItemReader makes of these elements; None if there is more in them."""
    if text.count("<") != 13 or ("]" in text and "]]>" in text) or not site.isprintable():
        return None
    if "&" in link or "&" in guid or "&" in when or "&" in href or "&" in site:
        return None
    title, outlet = (_unescaped(title), _unescaped(outlet)) if "&" in title or "&" in outlet else (title, outlet)
    title, link = title.strip(), link.strip()
    if not plain_host(link):
        return None
    return Item(
        link,
        repaired(title),
        looks_like_html(title),
        repaired(f'<a href="{href}" target="_blank">{linked}</a>&nbsp;&nbsp;<font color="#6f6f6f">{named}</font>'),
        True,
        repaired(outlet.strip()),
        site[:MAX_TEXT],
        date_in(repaired(when.strip())),
    )


_USED = {*HANDLERS, *WRAPPERS, "item", "entry"}


def _without_cdata(text: str) -> str:
    first, *sections = text.split("<![CDATA[", MAX_PIECES)
    parts = [first]
    for section in sections:
        inside, closed, after = section.partition("]]>")
        if not closed or "<![CDATA[" in after:
            raise _Unsure
        parts += (_WAS_CDATA, inside.replace("&", "&amp;").replace("<", "&lt;"), after)
    text = "".join(parts)
    if "]]>" in text:
        raise _Unsure
    return text


def _unescaped(text: str) -> str:
    first, *rest = text.split("&", MAX_REFERENCES)
    if len(rest) >= MAX_REFERENCES:
        raise _Unsure
    parts = [first]
    for part in rest:
        name, closed, after = part.partition(";")
        if not closed:
            raise _Unsure
        parts += (_REFERENCES.get(name) or _character(name), after)
    return "".join(parts)


def _character(name: str) -> str:
    number = _NUMBER.fullmatch(name)
    if not number:
        raise _Unsure
    code = int(number[1]) if number[1] else int(number[2], 16)
    if (code < 32 and code not in (9, 10, 13)) or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF:
        raise _Unsure
    return chr(code)
