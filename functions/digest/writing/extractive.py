"""In: stories and their numbered articles. Out: claims that are real headlines or sentences, attributed. Pure; the embedded writer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sentencex import segment

from functions.digest.stories import is_opinion
from shared.models import ELSEWHERE, Evidence, NumberedArticle, Story

NAME = "extractive"
HIGHLIGHTS = 5
BULLETS = 6
SENTENCE = (40, 320)
"""Characters of a sentence that stands on its own and still is a bullet."""
SENTENCE_CJK = (15, 160)

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_ENDS = re.compile(r"[.!。！؟।][\"'”’»」』)）]*$")
_DATELINE = re.compile(r"^[^\W\d_a-z][^a-z,.()]{2,40}(?:, [A-Z][\w. ]{2,20})?(?: \([^)]{2,40}\))?\s*[—–-]{1,2}\s+(?=\S)")
_CUT = re.compile(r"…|\.\.\.|\[[^\]]*\]")


@dataclass(frozen=True)
class Draft:
    """A claim before its check."""

    text: str
    story: str
    evidence: tuple[Evidence, ...]

    @property
    def sources(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(item.n for item in self.evidence))


def bullets(stories: Sequence[Story], perspective: str, sources: Mapping[int, NumberedArticle]) -> list[Draft]:
    """What one side tells: one claim a story, in the stories' order, each the lead sentence of that side's article if it has one."""
    told = [(story, [sources[n] for n in story.perspectives[perspective]]) for story in stories if story.perspectives.get(perspective)]
    reported_first = sorted(told, key=lambda pair: all(is_opinion(article.title) for article in pair[1]))
    return [
        _claim(story.id, [(speaker, lead(speaker))]) for story, articles in reported_first[:BULLETS] for speaker in [_speaker(articles)]
    ]


def highlights(stories: Sequence[Story], sides: Sequence[str], sources: Mapping[int, NumberedArticle]) -> list[Draft]:
    """The page's first lines: the leading stories by their headlines, one of each side that tells it; every side that tells
    anything is heard."""
    leading = _leading(stories, sides)
    return [_claim(story.id, [(speaker, speaker.title) for speaker in _speakers(story, sides, sources)]) for story in leading]


def _leading(stories: Sequence[Story], sides: Sequence[str]) -> list[Story]:
    reports = sorted(stories, key=lambda story: is_opinion(story.title))
    chosen = reports[:HIGHLIGHTS]
    for side in sides:
        if not any(story.perspectives.get(side) for story in chosen):
            missing = next((story for story in reports if story.perspectives.get(side)), None)
            if missing:
                chosen = [*chosen[: HIGHLIGHTS - 1], missing] if len(chosen) == HIGHLIGHTS else [*chosen, missing]
    return chosen


def _speakers(story: Story, sides: Sequence[str], sources: Mapping[int, NumberedArticle]) -> Iterable[NumberedArticle]:
    telling = [side for side in sides if story.perspectives.get(side)] or [ELSEWHERE]
    return [_speaker([sources[n] for n in story.perspectives[side]]) for side in telling]


def _speaker(articles: Sequence[NumberedArticle]) -> NumberedArticle:
    """The article that speaks for its side: a report rather than comment, then the one with the smallest number (the best ranked)."""
    return min(articles, key=lambda article: (is_opinion(article.title), article.n))


def _claim(story: str, quotes: Sequence[tuple[NumberedArticle, str]]) -> Draft:
    text = " — ".join(f"{article.outlet}: {quote}" for article, quote in quotes)
    return Draft(text, story, tuple(Evidence(n=article.n, quote=quote) for article, quote in quotes))


def lead(article: NumberedArticle) -> str:
    """The summary's first sentence, without its dateline ("TOKYO (Kyodo) —"), when it is whole and of a readable length; else the
    headline. Verbatim either way."""
    if is_opinion(article.title) or not article.summary:
        return article.title
    text = _DATELINE.sub("", article.summary)
    first = next((sentence.strip() for sentence in segment(article.language.split("-")[0], text)), "")
    shortest, longest = SENTENCE_CJK if _CJK.search(first) else SENTENCE
    whole = shortest <= len(first) <= longest and _ENDS.search(first) and not _CUT.search(first)
    return first if whole and first in article.summary else article.title
