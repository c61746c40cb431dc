"""In: articles, each with the story that it tells. Out: the page that they are laid out on, before anything is written."""

from __future__ import annotations

from typing import Any

from functions.digest.writing.writer import Page
from shared.models import NumberedArticle, Story
from tests.batches import topic
from tests.desks import EDITION
from tests.factories import numbered_article

OUTLETS = {"china": "Global Times", "japan": "NHK", "elsewhere": "Le Monde"}


def says(n: int, side: str, title: str, summary: str = "", **changes: Any) -> NumberedArticle:
    facts = {"outlet": OUTLETS.get(side, side.title()), "language": "en", **changes}
    return numbered_article(n, perspective=side, title=title, summary=summary, **facts)


def laid(*articles: NumberedArticle, **about: Any) -> Page:
    """Their stories by first appearance."""
    made = topic(**{"feeds": [{"url": "https://feeds.example/a.xml"}], **about})
    stories = dict.fromkeys(article.story or "" for article in articles)
    return Page(made, EDITION, tuple(_story(name, articles) for name in stories), articles, lambda a, b: 1.0, "USE multilingual 3")


def _story(name: str, articles: tuple[NumberedArticle, ...]) -> Story:
    own = [article for article in articles if article.story == name]
    sides = dict.fromkeys(article.perspective for article in own)
    return Story(
        id=name,
        thread=name,
        title=own[0].title,
        language=own[0].language,
        articles=tuple(article.n for article in own),
        perspectives={side: tuple(article.n for article in own if article.perspective == side) for side in sides},
        status="new",
    )
