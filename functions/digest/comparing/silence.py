"""In: a page, what was set aside, how the feeds fared. Out: stories that one side tells alone, and the others' silence. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shared.comparison import Silence
from shared.models import ConsideredArticle, FeedOutcome, NumberedArticle, SetAside, Story

ABOUT_THE_SIDES = 0.7
"""How relevant a story's most relevant report is at least, so that another side's silence says anything. On recorded pages, read by
hand, most of what lay below was one country's own news, which nobody misses elsewhere."""
ON_TOPIC = frozenset(("duplicate", "repeat", "over_limit"))
"""Why an article may be no source of the page and still be its side's word on the topic."""


@dataclass(frozen=True)
class Alone:
    """A story that only `perspective` tells: `articles` of its considered ones."""

    story: Story
    perspective: str
    articles: tuple[ConsideredArticle, ...]


def told_alone(
    stories: Sequence[Story], sides: Sequence[str], numbered: Sequence[NumberedArticle], set_aside: Sequence[SetAside]
) -> list[Alone]:
    """An article that was set aside breaks the silence too, whatever the reason, and so does one from elsewhere."""
    considered: list[ConsideredArticle] = [*numbered, *set_aside]
    found = []
    for story in stories:
        telling = [article for article in considered if article.story == story.id]
        speakers = {article.perspective for article in telling}
        if len(speakers) == 1 and (side := min(speakers)) in sides and _is_about_the_sides(telling):
            own = tuple(article for article in telling if not isinstance(article, SetAside) or article.reason in ON_TOPIC)
            found.append(Alone(story, side, own))
    return found


def _is_about_the_sides(telling: Sequence[ConsideredArticle]) -> bool:
    """By a report that is on the page: of a column that nobody else prints there is no silence."""
    return any(isinstance(article, NumberedArticle) and not article.opinion and article.relevance >= ABOUT_THE_SIDES for article in telling)


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
