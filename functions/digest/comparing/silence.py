"""In: a page, what was set aside, how the feeds fared. Out: stories that one side tells alone, and the others' silence. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from functions.digest.relevance import Lexicon, countries_of, text_of
from functions.digest.verifying.reading import read
from functions.digest.writing.writer import Page
from shared.comparison import Silence
from shared.models import ConsideredArticle, FeedOutcome, NumberedArticle, SetAside, Story

ABOUT_THE_SIDES = 0.85
"""How relevant a story's most relevant report is at least, so that another side's silence says anything. On recorded pages, read by
hand, most of what lay below was one country's own news, which nobody misses elsewhere."""
ON_TOPIC = frozenset(("duplicate", "repeat", "over_limit"))
"""Why an article may be no source of the page and still be its side's word on the topic."""
_WEIGHED = re.compile(
    r"[:—–|-]\s*(?:how|why|what|when|where|who|whose|is|are|can|could|will|would|should|does|did)\b"
    r"|^(?:can|could|is|are|will|would|should|does|did|notes|letter|inside|meet|beyond|after the|behind)\b"
    r"|\b(?:experts?|analysts?|scholars?|academics?|economists?|surveys?|polls?)\b"
    r"|\b(?:in focus|rivalry|(?:tech|arms) race|race (?:with|for)|head into|awaits?)\b"
    r"|\b(?:and|or) (?:how|why|what)\b|\b(?:could|might|may) (?:be|have|help|hurt|face|prove)\b|!"
    r"|^(?!breaking\b)[\w’' -]{2,25} \| "
    r"|\b(?:highlights|round-?up|briefing|newsletter|in pictures|timeline|explained)\b"
    r"|^[^,:]+,[^,:]+(?:,| and )[^,:]+$"
    r"|^(?:[‘“'\"][^’”'\"]+[’”'\"]|[A-Z]\w+ [A-Z]\w+|[\w’' -]{3,40}): (?:the|a|an|on|in|from)\b",
    re.IGNORECASE,
)
"""A headline that explains, muses or lists tells no event."""


@dataclass(frozen=True)
class Alone:
    """A story that only `perspective` tells: `articles` of its considered ones."""

    story: Story
    perspective: str
    articles: tuple[ConsideredArticle, ...]


def told_alone(page: Page, set_aside: Sequence[SetAside]) -> list[Alone]:
    """An article that was set aside breaks the silence too, whatever the reason, and so does one from elsewhere."""
    stories, sides, numbered = page.stories, page.sides, page.articles
    between = _between_the_parties(page)
    considered: list[ConsideredArticle] = [*numbered, *set_aside]
    found = []
    for story in stories:
        telling = [article for article in considered if article.story == story.id]
        speakers = {article.perspective for article in telling}
        if len(speakers) == 1 and (side := min(speakers)) in sides and any(article.id in between for article in telling):
            own = tuple(article for article in telling if not isinstance(article, SetAside) or article.reason in ON_TOPIC)
            found.append(Alone(story, side, own))
    return found


def _between_the_parties(page: Page) -> frozenset[str]:
    """Reports of what is between the sides: they name the parties that make the topic, where any article of the page does. Of a column
    that nobody else prints, or of one country's own affairs, there is no silence."""
    lexicon = Lexicon(page.topic)
    reports = [
        article
        for article in page.articles
        if not article.opinion and not _WEIGHED.search(article.title) and article.relevance >= ABOUT_THE_SIDES
    ]
    naming = frozenset(article.id for article in page.articles if lexicon.share(text_of(article))[0] >= 1)
    own = frozenset(country for side in page.topic.perspectives for country in countries_of(side))
    return frozenset(article.id for article in reports if (not naming or article.id in naming) and (not own or _opens_with(article) <= own))


def _opens_with(article: NumberedArticle) -> frozenset[str]:
    """The country that its headline names first: a third one's affairs are not between the sides."""
    return frozenset([name for name, *_ in read(article.title, article.language).known if len(name) == 2][:1])


def silences(
    sides: Sequence[str], but: str, numbered: Sequence[NumberedArticle], set_aside: Sequence[SetAside], feeds: Sequence[FeedOutcome]
) -> tuple[Silence, ...]:
    return tuple(_silence(side, numbered, set_aside, feeds) for side in sides if side != but)


def _silence(side: str, numbered: Sequence[NumberedArticle], set_aside: Sequence[SetAside], feeds: Sequence[FeedOutcome]) -> Silence:
    """A side's feeds are those that declare it; where none does, any feed may bring its articles."""
    spoken = sum(article.perspective == side for article in numbered)
    spoken += sum(article.perspective == side and article.reason in ON_TOPIC for article in set_aside)
    own = [feed for feed in feeds if feed.perspective == side] or [feed for feed in feeds if feed.perspective is None]
    return Silence(perspective=side, articles=spoken, feeds=len(own), feeds_read=sum(feed.status != "failed" for feed in own))
