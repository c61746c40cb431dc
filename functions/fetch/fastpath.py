"""In: the bytes of a feed. Out: its facts, and its items as bytes, of which those not seen before are parsed; or Handover. Pure.

The body is cut at its items' end tags, the rest of it is parsed with a marker where items were, and the items are parsed by
themselves. Both counts must agree, so a cut inside a comment, a CDATA section or a nested element is never taken for an item.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urljoin
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from functions.fetch.fastitems import MAX_DEPTH, REFERENCE, TITLES, ItemReader, address_in, is_alternate, joined, text_link
from functions.fetch.flatitems import FlatItems
from functions.fetch.items import Facts, Item
from functions.fetch.names import Handover, Names, Namespaces, attributes, repaired

_ROOT = re.compile(rb"<(rss|rdf:RDF|feed)[\s>]")
_DECLARATION = re.compile(rb"<\?xml[^>\n]*?\?>")
_ENCODING = re.compile(rb"""encoding=['"](.*?)['"]""")
_MARKER = b"<parallax-items/>"
_XMLNS = re.compile(rb"""xmlns:?([\w.-]*)\s*=\s*["']([^"']*)""")
_LATE_END = re.compile(rb"</(?:item|entry)\s")
_MAX_TAG = 1_000_000
"""A tag of 5 MB of attributes would take expat 200 MB."""
_LONG_TAG = re.compile(rb"<[^<>]{%d}" % _MAX_TAG)

# Encodings in which < and > are what they are in ASCII, and Python's decoder is strict. Others are left to feedparser.
_ENCODINGS = {
    *("utf-8", "utf8", "us-ascii", "ascii", "gb2312", "gbk", "gb18030", "big5", "euc-jp", "euc-kr", "koi8-r", "koi8-u"),
    *(f"iso-8859-{part}" for part in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)),
    *(f"windows-{page}" for page in range(1250, 1259)),
}
_LEAVES = {"link", "guid", "id", "language", "dc_language"}
_STRANGE = {"item", "entry", "rss", "rdf_rdf", "feed", "body", "svg", "source", "links", "media_title", "description_detail"}
_IMAGE = {"title", "link", "description", "url", "href", "width", "height", "other"}
_INPUT = {"title", "link", "description", "name", "other"}


def as_utf8(body: bytes, content_type: str) -> bytes:
    """The document in UTF-8 without its declaration, decoded as RFC 3023 and feedparser have it."""
    marked = body.startswith(b"\xef\xbb\xbf")
    body = body[3:] if marked else body
    declaration = _DECLARATION.match(body)
    if not declaration and body.startswith(b"<?xml"):
        raise Handover("an XML declaration of several lines")
    found = _ENCODING.search(declaration[0]) if declaration else None
    declared = found[1].decode("ascii", "replace").lower() if found else ""
    kind, _, parameters = (content_type or "application/xml").partition(";")
    named = [part.partition("=")[2] for part in parameters.split(";") if part.partition("=")[0].strip().lower() == "charset"]
    charset = named[-1].strip().strip("\"'").lower() if named else ""
    # Without a charset, text/* is ASCII by the letter; where the bytes say otherwise, the declaration counts.
    first = charset or ("us-ascii" if kind.strip().startswith("text/") else declared or "utf-8")
    rest = body[declaration.end() :] if declaration else body
    for encoding in filter(None, (first, declared, "utf-8")):
        if encoding not in _ENCODINGS or (marked and encoding not in ("utf-8", "utf8", "us-ascii")):
            raise Handover(f"the encoding {encoding}")
        try:
            text = rest.decode("gb18030" if encoding == "gb2312" else encoding)
        except UnicodeDecodeError:
            continue
        return rest if encoding in ("utf-8", "utf8", "us-ascii", "ascii") else text.encode()
    raise Handover("bytes that no declared encoding explains")


class Cut:
    """A feed cut into `items` (bytes without their end tag); `facts` is what it says of itself, `context` all that its items inherit."""

    def __init__(self, body: bytes, *, url: str, content_type: str) -> None:
        body = as_utf8(body, content_type)
        root = _ROOT.search(body)
        if not root:
            raise Handover("not the root of a feed")
        opening, self._closing = (b"<entry", b"</entry>") if root[1] == b"feed" else (b"<item", b"</item>")
        *parts, tail = body.split(self._closing)
        self.items: list[bytes] = []
        rest: list[bytes] = []
        runs = 0
        usual = opening + b">"
        for part in parts:
            if part.startswith(usual) and runs:
                self.items.append(part)
                continue
            at = part.find(opening)
            while at >= 0 and part[at + len(opening) : at + len(opening) + 1] not in b" >\t\r\n":
                at = part.find(opening, at + 1)  # <items> of RSS 1.0
            if at < 0:
                raise Handover("an end without a beginning")
            if at and (not runs or not part[:at].isspace()):
                rest += (part[:at], _MARKER)
                runs += 1
            self.items.append(part[at:] if at else part)
        if b"<!DOCTYPE" in (head := rest[0] if rest else tail) or b"<!ENTITY" in head:
            raise Handover("a DTD")
        # feedparser joins the address with itself first, which takes an empty query away.
        self.base = urljoin(url, url)
        channel = _Channel(self.base)
        _parse(b"".join((*rest, tail)), channel.attach)
        if channel.runs != runs:
            raise Handover("items where none can be")
        self.facts, self.atom = channel.facts(), channel.namespaces.version.startswith("atom")
        declared = "".join(f" xmlns{prefix and ':'}{prefix}={quoteattr(uri)}" for prefix, uri in channel.namespaces.items())
        self._wrapper = f"<parallax{declared}>".encode()
        self._body, self._namespaces = body, channel.namespaces
        self.context = f"{self.base} {self.atom} {declared}".encode()

    def read(self, items: list[bytes]) -> list[Item]:
        """The items of these pieces, one for each."""
        if not items:
            return []
        inside = self._body if len(items) == len(self.items) else b"".join(items)
        flat = FlatItems(inside, self._namespaces, ItemReader(self.base, atom=self.atom))
        found = [flat.read(item) for item in items]
        left = [item for item, read in zip(items, found, strict=True) if read is None]
        others = iter(self._read_by_expat(left) if left else ())
        return [read or next(others) for read in found]

    def _read_by_expat(self, items: list[bytes]) -> list[Item]:
        inside = self._closing.join((*items, b""))
        if _LATE_END.search(inside):
            raise Handover("an end tag that is no place to cut")
        for prefix, uri in set(_XMLNS.findall(inside)) if b"xmlns" in inside else ():
            Namespaces().declare(prefix.decode(), uri.decode())
        reader = ItemReader(self.base, atom=self.atom)
        _parse(b"".join((self._wrapper, inside, b"</parallax>")), reader.attach)
        # No piece holds more than one item, so this means that each holds one.
        if len(reader.items) != len(items):
            raise Handover("an item that ends where it should not")
        return reader.items


def _parse(document: bytes, attach: Callable[[expat.XMLParserType], None]) -> None:
    if len(document) > _MAX_TAG and _LONG_TAG.search(document):
        raise Handover("a tag of more than a megabyte")
    parser = expat.ParserCreate("utf-8", "}")
    parser.buffer_text = True
    attach(parser)
    try:
        parser.Parse(document, True)
    except (expat.ExpatError, UnicodeError) as exc:
        raise Handover(f"not well-formed: {exc}") from exc


class _Channel:
    """Handlers for what is left of a feed without its items."""

    def __init__(self, base: str) -> None:
        self.namespaces = Namespaces()
        self.runs = 0
        self._base = base
        self._names = Names()
        self._pieces: list[str] = []
        self._path: list[str] = []
        self._opened = ""
        self._attrs: dict[str, str] = {}
        self._title: str | None = None
        self._link: str | None = None
        self._language = ""

    def facts(self) -> Facts:
        if not self.namespaces.version:
            raise Handover("no version")
        return Facts(self._title or "", self._link or "", self._language)

    def attach(self, parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._pieces.append
        parser.StartNamespaceDeclHandler = self._declare

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        if self._path in ([], ["rss"]) and not self.runs:
            self.namespaces.declare(prefix, uri)
        else:
            # Declared for one element: items do not inherit it, but it must mean what it seems to.
            Namespaces().declare(prefix, uri)

    def _start(self, name: str, found: dict[str, str]) -> None:
        path = self._path
        known = self._names[name]
        if known == "parallax-items":
            if path not in (["rss", "channel"], ["rss"], ["rdf_rdf"], ["rdf_rdf", "channel"], ["feed"]):
                raise Handover("items inside something else")
            self.runs += 1
        attrs = attributes(found) if found else found
        if self._opened or len(path) > MAX_DEPTH:
            raise Handover(f"{known} inside {self._opened}")
        if not path:
            self._open_root(known, attrs)
        elif known in ("title", "dc_title") or known in _LEAVES:
            self._open_leaf(known, attrs)
        elif (path[-1] == "image" and known not in _IMAGE) or (path[-1] == "textinput" and known not in _INPUT):
            raise Handover(f"{known} inside {path[-1]}")
        elif path == ["rdf_rdf"] and known in ("image", "textinput") and self._title is None:
            raise Handover("a title before the channel's")
        elif known in _STRANGE or (known == "channel" and (path not in (["rss"], ["rdf_rdf"]) or {"href", "lastmod"} & attrs.keys())):
            raise Handover(f"{known} where it does not belong")
        path.append(known)

    def _open_root(self, known: str, attrs: dict[str, str]) -> None:
        version = self.namespaces.version
        if known == "rss":
            self.namespaces.version = version if version.startswith("rss") else "rss"
        elif known == "feed":
            self.namespaces.version = version or "atom"
        elif known != "rdf_rdf":
            raise Handover(f"the root {known}")
        if known != "rdf_rdf":
            self._language = (attrs.get("xml:lang", attrs.get("lang")) or "").replace("_", "-")

    def _open_leaf(self, known: str, attrs: dict[str, str]) -> None:
        if self._path in (["rss", "channel"], ["rdf_rdf", "channel"], ["feed"]):
            if self.runs:
                raise Handover(f"{known} after the items")
            self._opened, self._attrs = known, attrs
            del self._pieces[:]
        elif self._path[-1] not in ("image", "textinput") or known not in _IMAGE:
            raise Handover(f"{known} where it does not belong")

    def _end(self, name: str) -> None:
        self._path.pop()
        if self._opened:
            opened, self._opened = self._opened, ""
            text = "".join(self._pieces).strip()
            if opened in TITLES:
                self._close_title(text)
            elif opened in ("language", "dc_language"):
                self._language = repaired(text)
            elif opened == "link":
                self._close_link(text)
            elif self._link is None and self._attrs.get("ispermalink", "true") == "true":
                self._link = text_link(self._base, text)

    def _close_title(self, text: str) -> None:
        if self._title is not None or self._attrs.get("type") not in (None, "text", "html") or "mode" in self._attrs:
            raise Handover("a second title, or one of a special type")
        self._title = repaired(text)

    def _close_link(self, text: str) -> None:
        address = address_in(self._attrs)
        if address is None:
            self._link = REFERENCE.sub(r"&\1", text_link(self._base, text))
        elif is_alternate(self._attrs):
            self._link = joined(self._base, address)
