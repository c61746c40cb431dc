"""In: the bytes of an OPML file. Out: the topic that it lists as plain values, and the line of each; or what is wrong, and where.

A folder at the top is a side, and what lies deeper belongs to it; feeds outside any folder belong to none. Exports are seldom
clean, so what can only be meant in one way is read: "&" and HTML's named characters without their escapes, control characters,
blank lines before the XML declaration, attributes in another case. What may have lost feeds (a file that breaks off, a second
document) is refused. Nothing is ever expanded or fetched: entity declarations are refused by name.
"""

from __future__ import annotations

import re
import unicodedata
from html.entities import html5
from typing import Any
from xml.parsers import expat

from functions.fetch.documents import Document, Path, Place, Places, Syntax
from shared.topics import ELSEWHERE

MAX_TITLE = 200

_ENCODING = re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
# Character sets of real exports; Python has others whose decoding is slow or is no character set at all.
_KNOWN_ENCODINGS = re.compile(
    r"utf-?8|utf-?16|(us-)?ascii|iso-8859-\d+|windows-125\d|koi8-[ru]|gb2312|gbk|gb18030|big5|shift[_-]jis|euc-(jp|kr)"
)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_AMPERSAND = re.compile(r"&(?:(?P<code>#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);|(?P<name>[A-Za-z][A-Za-z0-9]{1,31});)?")


def parse(body: bytes, topic_id: str, name: str) -> tuple[Document, list[Syntax]]:
    """The topic, called by the list's own title or else `name`; and every problem that costs a feed. Raises Syntax if it is no OPML."""
    text = _decoded(body)
    start = len(text) - len(text.lstrip())
    outlines = _Outlines(lines_before=text.count("\n", 0, start))
    outlines.read(_AMPERSAND.sub(_escaped, _ILLEGAL.sub(" ", text[start:])))
    topic = {"id": topic_id, "name": " ".join("".join(outlines.title).split())[:MAX_TITLE] or name, "feeds": outlines.feeds}
    if outlines.sides:
        topic["perspectives"] = [{"id": side, "name": folder} for folder, side in outlines.sides.items()]
    if not outlines.feeds and not outlines.problems:
        line, column = outlines.places.of(())
        outlines.problems.append(Syntax(line, column, "it lists no feeds", "A feed is an <outline> with an xmlUrl.", "outline"))
    return Document(topic, outlines.places), outlines.problems


def slug(text: str) -> str:
    """An id made of a name; empty when the name has no Latin letters or digits."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:63].strip("-")


def spelled(path: Path) -> Path:
    """A path in today's fields as an OPML file spells it."""
    match path:
        case ("feeds" | "perspectives", _, "url"):
            return ("xmlUrl",)
        case ("feeds" | "perspectives", _, "name" | "title"):
            return ("text",)
        case ("feeds" | "perspectives", *_):
            return ("outline",)
        case ("name",):
            return ("title",)
        case _:
            return path


class _Outlines:
    """Listens to the parser. `sides` are folders with feeds in them, and their ids."""

    def __init__(self, lines_before: int) -> None:
        self.title: list[str] = []
        self.feeds: list[dict[str, Any]] = []
        self.sides: dict[str, str] = {}
        self.places = Places()
        self.problems: list[Syntax] = []
        self._lines_before = lines_before
        self._seen: set[str] = set()
        self._open: list[str] = []
        self._folders: list[tuple[str, Place] | None] = []
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.EntityDeclHandler = self._entity

    def read(self, text: str) -> None:
        try:
            self._parser.Parse(text.encode(), True)
        except expat.ExpatError as exc:
            place = exc.lineno + self._lines_before, exc.offset + 1
            raise Syntax(*place, *_explained(exc.code)) from exc

    def _place(self) -> Place:
        return self._parser.CurrentLineNumber + self._lines_before, self._parser.CurrentColumnNumber + 1

    def _entity(self, name: str, *_: object) -> None:
        raise Syntax(*self._place(), f"it declares the entity {name[:40]!r}", "Remove the <!DOCTYPE>: entities are not read.")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        element = tag.rpartition(":")[2].lower()
        if not self._open:
            if element != "opml":
                remedy = "An OPML file starts with <opml>. To read one feed, put its address into a YAML list."
                raise Syntax(*self._place(), f"it is not OPML: it starts with <{tag[:40]}>", remedy)
            self.places.known[()] = self._place()
        self._open.append(element)
        if element == "outline":
            self._outline({key.lower(): value.strip() for key, value in attributes.items()})

    def _end(self, tag: str) -> None:
        if self._open.pop() == "outline":
            self._folders.pop()

    def _characters(self, text: str) -> None:
        if self._open == ["opml", "head", "title"]:
            self.title.append(text)

    def _outline(self, facts: dict[str, str]) -> None:
        """A feed, a folder, or something else, which is passed over."""
        folder = self._folders[-1] if self._folders else None
        name = " ".join((facts.get("text") or facts.get("title") or "").split())
        kind = facts.get("type", "").lower()
        if url := facts.get("xmlurl"):
            self._feed(_web_address(url), name, facts.get("language", ""), folder)
        elif kind == "rss" or "xmlurl" in facts:
            self._problem("xmlUrl", f"the feed {name[:80]!r} has no address", "Add its xmlUrl, or remove the outline.")
        elif kind == "include":
            self._problem("type", f"the list {name[:80]!r} would be included", "Put that list into topics/ itself, or remove the outline.")
        elif name and not folder:
            folder = name, self._place()
        self._folders.append(folder)

    def _feed(self, url: str, title: str, language: str, folder: tuple[str, Place] | None) -> None:
        if url in self._seen:
            return  # readers let a feed lie in several folders; it is read once, for the first
        self._seen.add(url)
        feed = {"url": url}
        if title:
            feed["title"] = title[:MAX_TITLE]
        if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):  # anything else ("unknown") says nothing
            feed["language"] = language
        if folder:
            feed["perspective"] = self._side(*folder)
        self.places.known["feeds", len(self.feeds)] = self._place()
        self.feeds.append(feed)

    def _side(self, folder: str, place: Place) -> str:
        if folder not in self.sides:
            self.places.known["perspectives", len(self.sides)] = place
            base, taken = slug(folder) or "side", {ELSEWHERE, *self.sides.values()}
            numbered = (f"{base[:58]}-{number}" for number in range(2, len(taken) + 3))
            self.sides[folder] = base if base not in taken else next(side for side in numbered if side not in taken)
        return self.sides[folder]

    def _problem(self, field: str, problem: str, remedy: str) -> None:
        self.problems.append(Syntax(*self._place(), problem, remedy, field))


def _decoded(body: bytes) -> str:
    declared = _ENCODING.search(body[:400])
    encoding = "utf-16" if body[:2] in (b"\xff\xfe", b"\xfe\xff") else declared[1].decode().lower() if declared else "utf-8"
    if not _KNOWN_ENCODINGS.fullmatch(encoding):
        raise Syntax(1, 0, f"its encoding {encoding!r} is not read", "Save the file as UTF-8.")
    try:
        return body.decode("utf-8-sig" if encoding in ("utf-8", "utf8") else encoding)
    except UnicodeDecodeError as exc:
        line = body.count(b"\n", 0, exc.start) + 1
        raise Syntax(line, 0, f"it is not {encoding.upper()} text", "Save the file as UTF-8.") from exc
    except LookupError as exc:
        raise Syntax(1, 0, f"its encoding {encoding!r} is not known", "Save the file as UTF-8.") from exc


def _escaped(found: re.Match[str]) -> str:
    """The reference as XML knows it: HTML's names as numbers, characters that XML forbids as a space, all else as a plain "&"."""
    code = found["code"]
    if code and code.startswith("#"):
        number = int(code[2:], 16) if code[1] in "xX" else int(code[1:])
        legal = number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000
        return f"&#{number};" if legal else " "
    if code:
        return found[0]
    characters = html5.get(f"{found['name']};", "")
    return "".join(f"&#{ord(character)};" for character in characters) or f"&amp;{found[0][1:]}"


def _web_address(url: str) -> str:
    """Some readers write feed: for http:, or before it."""
    return re.sub(r"^feed:(?://)?(?=https?:)|^feed(?=://)", lambda found: "http" if found[0] == "feed" else "", url, flags=re.IGNORECASE)


def _explained(code: int) -> tuple[str, str]:
    message = expat.errors.messages.get(code, "unknown error")
    if message in (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN):
        return "the file breaks off", "Export it again: feeds may be missing."
    if message == expat.errors.XML_ERROR_TAG_MISMATCH:
        return "an element ends that is not open there", "Check that each <outline> is closed once."
    if message == expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
        return "there is something after the end of the document", "Remove it, or put it into a file of its own."
    return f"it is not well-formed XML: {message}", "Correct it there, or export the list again."
