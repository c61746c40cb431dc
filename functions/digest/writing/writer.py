"""In: a laid-out page. Out: claims before their check, with the sources and quotes they rest on. What every writer gets and gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from shared.claims import Evidence, Withheld
from shared.comparison import Quotation
from shared.models import Engine, NumberedArticle, Story
from shared.topics import ELSEWHERE, Topic

HIGHLIGHTS = "highlights"
"""What the page's first lines are called where its parts are named; its other parts are called by their sides."""

Alike = Callable[[int, int], float]
"""How alike two articles are, by their numbers; on the scale of likeness.SAME_STORY."""


@dataclass(frozen=True)
class Draft:
    """A claim before its check."""

    text: str
    story: str
    evidence: tuple[Evidence, ...]

    @property
    def sources(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(item.n for item in self.evidence))


@dataclass(frozen=True)
class StanceDraft:
    """How the press of two or more sides presents one thing of a story: a claim a side. `about` is what they speak of, in the words of
    one of the cited articles; "" where the writer gave none that stand there."""

    story: str
    about: str
    cells: Mapping[str, Draft]


@dataclass(frozen=True)
class Page:
    """What stands fixed before anything is written: numbered articles by side, and stories, the leading one first. `encoder` is the
    name of what found them; `quotes` are the words that its articles quote, which a writer may translate."""

    topic: Topic
    edition: date
    stories: tuple[Story, ...]
    articles: tuple[NumberedArticle, ...]
    alike: Alike
    encoder: str
    goes_on: Mapping[str, frozenset[tuple[date, str]]] = field(default_factory=dict)
    """What each side tells more of, whether that found room on the page or not: (edition, id) of the stories told before."""
    quotes: tuple[Quotation, ...] = ()

    @property
    def sides(self) -> list[str]:
        return [side.id for side in self.topic.perspectives]

    @property
    def parts(self) -> list[str]:
        """The sides, and elsewhere."""
        return [*self.sides, ELSEWHERE]

    @property
    def sources(self) -> dict[int, NumberedArticle]:
        return {article.n: article for article in self.articles}


@dataclass(frozen=True)
class Written:
    """`told` has the drafts of each side, and of elsewhere. `refused` are claims that no check needs to look at: they cite what is
    not there, or hold a link. `categories` are by the story's id, `translations` by the source that quotes and the quoted words."""

    highlights: tuple[Draft, ...]
    told: Mapping[str, tuple[Draft, ...]]
    engine: Engine
    refused: tuple[Withheld, ...] = ()
    categories: Mapping[str, str] = field(default_factory=dict)
    stances: tuple[StanceDraft, ...] = ()
    translations: Mapping[tuple[int, str], str] = field(default_factory=dict)


class Writer(Protocol):
    def write(self, page: Page) -> Written:
        """The same page gives the same words, as far as they are kept: a model's answers are stored."""
        ...
