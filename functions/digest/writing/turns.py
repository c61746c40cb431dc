"""In: a laid-out page. Out: its articles in an order in which no side's place in the topic, and no side's name, has a part. Pure.

A page's numbers follow its columns, and those the topic's sides. What is chosen among sides, or said first, goes by this order instead.
"""

from __future__ import annotations

from functions.digest.writing.writer import Page
from shared.models import NumberedArticle


def weight(article: NumberedArticle) -> tuple[bool, float, float, str]:
    """Of two sides' articles the lower one comes first: a report before comment, then the more relevant, then the newer."""
    published = article.published.timestamp() if article.published else 0.0
    return article.opinion, -article.relevance, -published, article.id


def by_turns(page: Page) -> list[int]:
    """Every article's number: of each story, the leading one first, the first article of each side; then their second ones, …"""
    sources = page.sources
    found = [
        (turn, rank, weight(sources[n]), n)
        for rank, story in enumerate(page.stories)
        for told in story.perspectives.values()
        for turn, n in enumerate(told)
    ]
    return [n for *_, n in sorted(found)]


def parts(page: Page) -> list[str]:
    """The sides, and elsewhere, as far as they have articles: the one with the weightiest article first."""
    return list(dict.fromkeys(article.perspective for article in sorted(page.articles, key=weight)))
