"""In: a laid-out page, and which of it a model is to read. Out: in which order it sees that, and by which numbers and letters. Pure.

A model must not favour a side for its name or for its place in the topic, so it is told neither: it gets the same question, to the
byte, whatever the sides are called and however they are ordered.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Self

from functions.digest.writing import pricing
from functions.digest.writing.turns import by_turns
from functions.digest.writing.writer import Page
from shared.comparison import Quotation
from shared.models import NumberedArticle, Story
from shared.topics import ELSEWHERE


@dataclass(frozen=True)
class Shown:
    """`numbered` has a tuple a story: the number that an article has for the model, and the one that it has on the page. `sides` are
    {letter: side}; `quotes` are those to translate."""

    stories: tuple[Story, ...]
    numbered: tuple[tuple[tuple[int, int], ...], ...]
    sides: dict[str, str]
    quotes: tuple[Quotation, ...]

    @classmethod
    def of(cls, page: Page, read: Collection[int] | None = None) -> Self:
        """Without `read`, all of the page."""
        order = [n for n in by_turns(page) if read is None or n in read]
        stories = tuple(story for story in page.stories if not set(order).isdisjoint(story.articles))
        listed = [[n for n in order if n in story.articles] for story in stories]
        named = {n: place for place, n in enumerate((n for told in listed for n in told), start=1)}
        sides = dict.fromkeys(page.sources[n].perspective for n in named)
        return cls(
            stories,
            tuple(tuple((named[n], n) for n in told) for told in listed),
            dict(zip(ascii_uppercase, (side for side in sides if side != ELSEWHERE), strict=False)) | {ELSEWHERE: ELSEWHERE},
            _to_translate(page, named),
        )

    @property
    def numbers(self) -> dict[int, int]:
        """{the model's number: the page's}."""
        return {named: n for told in self.numbered for named, n in told}

    def named(self, n: int) -> int:
        """The model's number of an article of the page."""
        return next(named for named, own in self.numbers.items() if own == n)

    def letter(self, article: NumberedArticle) -> str:
        return next(letter for letter, side in self.sides.items() if side == article.perspective)


def _to_translate(page: Page, named: dict[int, int]) -> tuple[Quotation, ...]:
    """The first few short quotes of other languages than the page's, in the order of the articles that quote."""
    own = page.topic.language.split("-")[0]
    foreign = [quote for quote in page.quotes if quote.n in named and quote.language.split("-")[0] != own]
    short = [quote for quote in foreign if pricing.estimate(quote.words) <= pricing.QUOTE_TOKENS]
    once = {(quote.n, quote.words): quote for quote in sorted(short, key=lambda quote: (named[quote.n], quote.words))}
    return tuple(once.values())[: pricing.MOST_TRANSLATED]
