"""In: a page and what was set aside. Out: stories of different sides that tell one event all the same, and who else tells a story. Pure.

Stories are found with care not to join two events; here it is the other way round: who says that a side is silent must be sure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from functions.digest.comparing.meaning import Meaning, cased
from functions.digest.comparing.silence import ON_TOPIC
from functions.digest.verify import Encoder
from functions.digest.verifying.reading import read
from functions.digest.writing.writer import Page
from shared.models import ConsideredArticle, NumberedArticle, SetAside, Story

ONE_EVENT, ECHOED, ECHOED_BY_NAME = 0.66, 0.48, 0.38
"""How alike two headlines are that tell one event; from where a story may be told elsewhere too; and the same where both name somebody
or some country that few others on the page name."""
SELDOM = 0.1
"""Share of a page's headlines that name whoever is seldom named: the parties of a topic are named in most."""
MOST_JOINED = 8
"""Pairs of stories on one page."""
MOST_SET_ASIDE = 400
"""Articles that were set aside and are looked at."""


class Events:
    """One page's headlines, laid beside each other."""

    def __init__(self, page: Page, set_aside: Sequence[SetAside], encoder: Encoder) -> None:
        self._stories = page.stories
        self._numbered = page.sources
        on_topic = sorted(
            (article for article in set_aside if article.reason in ON_TOPIC), key=lambda article: (-article.relevance, article.id)
        )
        self._heard: list[ConsideredArticle] = [*page.articles, *on_topic[:MOST_SET_ASIDE]]
        self._named = {article.id: read(article.title, article.language).names for article in self._heard}
        self._times = Counter(name for names in self._named.values() for name in names)
        self._meaning = Meaning((cased(article.title) for article in self._heard), encoder)

    def joined(self) -> list[tuple[Story, Story]]:
        """Two stories that sides tell apart, the most alike first."""
        found = []
        for at, story in enumerate(self._stories):
            for other in self._stories[at + 1 :]:
                near = max(
                    (
                        self._alike(one, another)
                        for one in self._of(story)
                        for another in self._of(other)
                        if one.perspective != another.perspective
                    ),
                    default=0.0,
                )
                if near >= ONE_EVENT:
                    first, second = sorted((story, other), key=lambda one: one.id)
                    found.append((near, first, second))
        return [(first, second) for _, first, second in sorted(found, key=lambda one: (-one[0], one[1].id, one[2].id))[:MOST_JOINED]]

    def is_told_elsewhere(self, story: Story, side: str) -> bool:
        """Whether an article that is not that side's may tell it too, whatever story it was put in."""
        return any(
            self._alike(one, other) >= (ECHOED_BY_NAME if self._seldom_named(one) & self._seldom_named(other) else ECHOED)
            for one in self._of(story)
            for other in self._heard
            if other.perspective != side
        )

    def _seldom_named(self, article: ConsideredArticle) -> frozenset[str]:
        return frozenset(name for name in self._named[article.id] if self._times[name] <= max(2, SELDOM * len(self._heard)))

    def _of(self, story: Story) -> list[NumberedArticle]:
        return [self._numbered[n] for n in story.articles]

    def _alike(self, one: ConsideredArticle, other: ConsideredArticle) -> float:
        return self._meaning.alike(cased(one.title), cased(other.title))
