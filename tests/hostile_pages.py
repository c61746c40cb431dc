"""In: hostile texts. Out: digests that have them wherever a page shows what others wrote, and what in a page's HTML should not be there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from html.parser import HTMLParser
from itertools import pairwise

from functions.render.text import line
from shared.claims import Claim, Evidence, Verdict, Withheld
from shared.comparison import Cell, Comparison, Difference, OnlyStory, QuietStory, Quotation, SinceLast, TermDifference, TermUse
from shared.models import Composition, Digest, EarlierStory, Elsewhere, Story
from tests.factories import EDITION, digest, feed_outcome, numbered_article, set_aside, side

A_PAGE = 20
"""Texts of one edition, each the title of one source."""

ACTIVE = {
    "script",
    "iframe",
    "object",
    "embed",
    "form",
    "base",
    "style",
    "img",
    "video",
    "audio",
    "math",
    "foreignobject",
    "animate",
    "set",
}
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "xlink:href", "srcset", "background", "ping"}
SCHEMES = ("https:", "http:")


def digests(texts: Sequence[str], topic: str = "hostile") -> Iterator[Digest]:
    """One edition a day, the newest last."""
    for start in range(0, len(texts), A_PAGE):
        yield _digest(texts[start : start + A_PAGE], topic, start // A_PAGE)


def _digest(texts: Sequence[str], topic: str, number: int) -> Digest:
    day = EDITION + timedelta(days=number)
    articles = tuple(
        numbered_article(
            n,
            url=f"https://news.example/{number}/{n}",
            title=text,
            outlet=text,
            family=text,
            summary=text,
            language="und",
            perspective=("china", "japan")[n % 2],
            also_in=(text,),
        )
        for n, text in enumerate(texts, start=1)
    )
    claims = tuple(_claim(text, n) for n, text in enumerate(texts, start=1))
    told = {name: tuple(article.n for article in articles if article.perspective == name) for name in ("china", "japan")}
    return digest(
        topic=topic,
        topic_name=texts[0],
        topic_description=texts[-1],
        edition=day,
        articles=articles,
        stories=tuple(_story(text, n, articles[n - 1].perspective, day) for n, text in enumerate(texts, start=1)),
        highlights=claims,
        perspectives=tuple(side(name, texts[-1 - place % len(texts)], *claims, count=len(told[name])) for place, name in enumerate(told)),
        elsewhere=Elsewhere(count=0, claims=()),
        comparison=_comparison(texts),
        withheld=tuple(Withheld(text=text, sources=(1,), reasons=(text,)) for text in texts),
        composition=tuple(
            Composition(
                perspective=name,
                outlets=counts,
                unknown_outlets=counts,
                families=counts,
                countries={},
                languages={},
                largest_family_share=0.5,
            )
            for name, counts in ((name, {texts[n - 1]: 1 for n in numbers}) for name, numbers in told.items())
        ),
        feeds=tuple(feed_outcome("failed", label=text, why=text, perspective="china") for text in texts),
        set_aside=tuple(set_aside("junk", title=text, outlet=text) for text in texts),
    )


def _claim(text: str, n: int) -> Claim:
    quote = Evidence(n=n, quote=f"{text} quoted", translation=text)
    return Claim(text=text, sources=(n,), story=f"story-{n}", evidence=(quote,), verdict=Verdict(supported=True, score=1.0))


def _story(text: str, n: int, told_by: str, day: object) -> Story:
    before = EarlierStory(edition=day - timedelta(days=1), id=text, title=text, language="und", told={told_by: 1})  # type: ignore[operator]
    return Story(
        id=f"story-{n}", thread=text, title=text, language="und", articles=(n,), perspectives={told_by: (n,)}, status="continuing",
        since=before.edition, previous=(before,),
    )  # fmt: skip


def _comparison(texts: Sequence[str]) -> Comparison:
    cells = [Cell(perspective=("china", "japan")[n % 2], claim=_claim(text, n), value=text) for n, text in enumerate(texts, start=1)]
    return Comparison(
        sides=("china", "japan"),
        differs=tuple(Difference(story=a.claim.story or "", kind="naming", about=a.value, cells=(a, b)) for a, b in pairwise(cells)),
        only=tuple(
            OnlyStory(story=cell.claim.story or "", perspective=cell.perspective, articles=1, outlets=1, cell=cell, silent=())
            for cell in cells
        ),
        terms=tuple(
            TermDifference(
                thing=text, listed=False, uses=(TermUse(perspective="china", term=text, count=1, example=Evidence(n=n, quote=text)),)
            )
            for n, text in enumerate(texts, start=1)
        ),
        quotes=tuple(
            Quotation(perspective="japan", speaker=text, words=text, language="und", n=n, story=f"story-{n}", translation=text)
            for n, text in enumerate(texts, start=1)
        ),
        since=(
            SinceLast(
                perspective="china",
                edition=EDITION,
                gone_quiet=tuple(
                    QuietStory(id=text, thread=text, title=text, language="und", since=EDITION, last=EDITION) for text in texts
                ),
            ),
        ),
    )


class Page(HTMLParser):
    """What of a page's HTML should not be there, and the titles of its sources as they are shown."""

    def __init__(self, html: str, scripts: int = 0) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.titles: dict[str, str] = {}
        self._scripts = scripts
        self._source = self._title = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._scripts -= tag == "script"
        if (tag in ACTIVE and tag not in ("script", "form")) or self._scripts < 0:
            self.faults.append(f"<{tag}>")
        for name, value in values.items():
            scheme = "".join(value.split()).partition("/")[0].lower()
            if (
                name.startswith("on")
                or name in ("style", "srcdoc")
                or (name in ADDRESSES and ":" in scheme and not scheme.startswith(SCHEMES))
            ):
                self.faults.append(f"{tag} {name}={value[:80]!r}")
        if tag == "li" and values.get("id", "").startswith("source-"):
            self._source = values["id"]
        if tag == "a" and self._source and self._source not in self.titles:
            self._title, self.titles[self._source] = self._source, ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._title = ""

    def handle_data(self, data: str) -> None:
        if self._title:
            self.titles[self._title] += data


def shown(text: str) -> str:
    """The text as a page has to show it, whatever spaces are in it."""
    return " ".join(line(text).split())
