"""In: a story's numbered articles. Out: what each states: its headline and the whole sentences of its summary, each as read. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from functions.digest.likeness import is_opinion
from functions.digest.verifying.reading import Reading, read
from functions.digest.verifying.words import plain
from functions.digest.writing.extractive import headline, sentences
from functions.digest.writing.headlines import DATELINE, is_whole
from shared.models import NumberedArticle, Story

MOST_ARTICLES, MOST_SENTENCES = 8, 8
"""Of one side's articles in a story, and of an article's sentences: what is compared grows with the square of them."""
READ = frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split())
"""Languages that the encoder knows: in others likeness means nothing."""
LONGEST = 500
"""Characters of a statement that a reader takes in at one go."""

_COMMENT = re.compile(r"^\W*(?:رأي|افتتاحية)\b")
_WHOLE = re.compile(r"[.!。！।][\"'”’»」』)）]*$")
_CUT = re.compile(r"…|\.\.\.|\[[^\]]*\]")


@dataclass(frozen=True)
class Statement:
    """A whole headline or sentence, `words` verbatim from the stored text of `article`."""

    article: NumberedArticle
    words: str
    is_headline: bool

    @cached_property
    def reading(self) -> Reading:
        return read(self.words, self.article.language)

    @property
    def perspective(self) -> str:
        return self.article.perspective

    @property
    def key(self) -> tuple[str, str]:
        """An order that does not depend on numbers, which follow the order of the sides."""
        return self.article.id, self.words

    def verbatim(self, surface: str) -> str:
        """The stored words that read as `surface`, which is a part of the plain text; "" where no run of them does."""
        if surface in self.words:
            return surface
        wanted = plain(surface)
        for start in range(len(self.words)):
            for end in range(start + 1, min(start + 2 * len(surface) + 2, len(self.words)) + 1):
                if plain(self.words[start:end]) == wanted:
                    return self.words[start:end].strip()
        return ""


def by_side(stories: Sequence[Story], sources: Mapping[int, NumberedArticle]) -> dict[str, list[Statement]]:
    """What each side states that tells the stories; no words of one side twice."""
    sides = sorted({side for story in stories for side in story.perspectives})
    return {side: _of_side([sources[n] for story in stories for n in story.perspectives.get(side, ())]) for side in sides}


def _of_side(articles: Sequence[NumberedArticle]) -> list[Statement]:
    found: dict[str, Statement] = {}
    for article in sorted(articles, key=lambda article: (article.opinion, article.n))[:MOST_ARTICLES]:
        for statement in of(article):
            found.setdefault(plain(statement.words).casefold(), statement)
    return list(found.values())


def of(article: NumberedArticle) -> list[Statement]:
    if (article.language.split("-")[0] not in READ and article.language != "und") or _COMMENT.match(article.title):
        return []
    words = headline(article)
    found = (
        [Statement(article, words, True)]
        if is_whole(words) and not article.opinion and not words.rstrip().endswith(("?", "？", "؟"))
        else []
    )
    if article.opinion:
        return []
    told = sentences(DATELINE.sub("", article.summary), article.language)[:MOST_SENTENCES]
    return found + [Statement(article, sentence, False) for sentence in told if _stands_alone(sentence) and sentence in article.summary]


def headlines(articles: Iterable[NumberedArticle]) -> list[Statement]:
    """Those of reports where there are any, then whole ones where there are any; in languages that nothing here reads too."""
    found = [Statement(article, words, True) for article in articles for words in [headline(article)] if words]
    reports = [statement for statement in found if not is_opinion(statement.words)] or found
    return [statement for statement in reports if is_whole(statement.words)] or reports


def _stands_alone(sentence: str) -> bool:
    return len(sentence) <= LONGEST and bool(_WHOLE.search(sentence)) and not _CUT.search(sentence)
