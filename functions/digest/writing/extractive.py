"""In: stories and their numbered articles. Out: claims that are real headlines or sentences, attributed. Pure; the embedded writer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sentencex import segment

from functions.digest.likeness import is_opinion
from functions.digest.writing.writer import Alike, Draft, Page, Written
from shared.models import ELSEWHERE, Engine, Evidence, NumberedArticle, Story

HIGHLIGHTS = 5
BULLETS = 6
PAIRED = 0.355
"""How alike two headlines of a story must be to stand in one line: a story may hold an event and its background. Read off two-sided
highlights of 30 topic-days (infra/decisions.md)."""
ECHO = 0.25
"""How alike two stories are that would say the same thing twice. Chosen just below the threshold of one story, not measured."""
SENTENCE = (40, 320)
"""Characters of a sentence that stands on its own and still is a bullet."""
SENTENCE_CJK = (15, 160)

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_ENDS = re.compile(r"[.!。！؟।][\"'”’»」』)）]*$")
# A place in capitals and an agency or date in brackets: "PORT HALVEN (NPB) —", "NEW DELHI, Jan 12 (ANI) -". Without the brackets
# capitals and a dash may be part of what is said: "NO EVIDENCE - Japan attacked".
_DATELINE = re.compile(r"^[A-Z][A-Z .'-]{1,30}(?:, [A-Z][\w. ]{2,20})? \([A-Z][\w .]{1,30}\)\s*[—–-]{1,2}\s+(?=\S)")
_CUT = re.compile(r"…|\.\.\.|\[[^\]]*\]")


class Extractive:
    """The embedded writer."""

    def write(self, page: Page) -> Written:
        sources = page.sources
        return Written(
            highlights=tuple(highlights(page.stories, page.sides, sources, page.alike)),
            told={part: tuple(bullets(page.stories, part, sources)) for part in page.parts},
            engine=Engine(name="extractive", model=page.encoder),
        )


def bullets(stories: Sequence[Story], perspective: str, sources: Mapping[int, NumberedArticle]) -> list[Draft]:
    """What one side tells: one claim a story, in the stories' order, each the lead sentence of that side's article if it has one."""
    told = [(story, [sources[n] for n in story.perspectives[perspective]]) for story in stories if story.perspectives.get(perspective)]
    reported_first = sorted(told, key=lambda pair: all(is_opinion(article.title) for article in pair[1]))
    return [
        _claim(story.id, [(speaker, lead(speaker))]) for story, articles in reported_first[:BULLETS] for speaker in [_speaker(articles)]
    ]


def highlights(stories: Sequence[Story], sides: Sequence[str], sources: Mapping[int, NumberedArticle], alike: Alike) -> list[Draft]:
    """The page's first lines: the leading stories by their headlines. Sides that tell the same event stand in one line; every
    side that tells anything is heard."""
    return [
        _claim(story.id, [(speaker, speaker.title) for speaker in _speakers(story, sides, sources, alike)])
        for story in _leading(stories, sides, sources, alike)
    ]


def _leading(stories: Sequence[Story], sides: Sequence[str], sources: Mapping[int, NumberedArticle], alike: Alike) -> list[Story]:
    reports = sorted(stories, key=lambda story: is_opinion(story.title))
    chosen: list[Story] = []
    for story in reports:
        first = _first(story, sides, sources)
        if len(chosen) < HIGHLIGHTS and all(alike(first.n, _first(other, sides, sources).n) < ECHO for other in chosen):
            chosen.append(story)
    for side in sides:
        missing = next((story for story in reports if story.perspectives.get(side)), None)
        if missing and not any(story.perspectives.get(side) for story in chosen):
            if len(chosen) == HIGHLIGHTS:
                chosen.remove(_dispensable(chosen, sides))
            chosen.append(missing)
    return chosen


def _dispensable(chosen: Sequence[Story], sides: Sequence[str]) -> Story:
    """The last highlight without which every side is heard that is heard now."""

    def heard(stories: Sequence[Story]) -> set[str]:
        return {side for side in sides for story in stories if story.perspectives.get(side)}

    return next(
        (story for story in reversed(chosen) if heard([other for other in chosen if other is not story]) == heard(chosen)), chosen[-1]
    )


def _speakers(story: Story, sides: Sequence[str], sources: Mapping[int, NumberedArticle], alike: Alike) -> list[NumberedArticle]:
    """Who speaks for each side that tells the story: the first side's best article, and of each other side the one most like it,
    if it is like enough to stand beside it."""
    first = _first(story, sides, sources)
    speakers = [first]
    for side in sides:
        near = [sources[n] for n in story.perspectives.get(side, ()) if alike(first.n, n) >= PAIRED]
        if side != first.perspective and near:
            speakers.append(min(near, key=lambda told: _beside(first, told, alike)))
    return speakers


def _beside(first: NumberedArticle, told: NumberedArticle, alike: Alike) -> tuple[bool, bool, float, int]:
    """Reports before comment, one language before two, then the most alike."""
    foreign = told.language.split("-")[0] != first.language.split("-")[0]
    return is_opinion(told.title), foreign, -alike(first.n, told.n), told.n


def _first(story: Story, sides: Sequence[str], sources: Mapping[int, NumberedArticle]) -> NumberedArticle:
    side = next((side for side in sides if story.perspectives.get(side)), ELSEWHERE)
    return _speaker([sources[n] for n in story.perspectives[side]])


def _speaker(articles: Sequence[NumberedArticle]) -> NumberedArticle:
    """The article that speaks for its side: a report rather than comment, then the one with the smallest number (the best ranked)."""
    return min(articles, key=lambda article: (is_opinion(article.title), article.n))


def _claim(story: str, quotes: Sequence[tuple[NumberedArticle, str]]) -> Draft:
    text = " — ".join(f"{article.outlet}: {quote}" for article, quote in quotes)
    return Draft(text, story, tuple(Evidence(n=article.n, quote=quote) for article, quote in quotes))


def sentences(text: str, language: str) -> list[str]:
    """The sentences of a text, without what is between them."""
    return [sentence.strip() for sentence in segment(language.split("-")[0], text) if sentence.strip()]


def lead(article: NumberedArticle) -> str:
    """The summary's first sentence, without its dateline ("TOKYO (Kyodo) —"), when it is whole and of a readable length; else the
    headline. Verbatim either way."""
    if is_opinion(article.title) or not article.summary:
        return article.title
    text = _DATELINE.sub("", article.summary)
    first = next(iter(sentences(text, article.language)), "")
    shortest, longest = SENTENCE_CJK if _CJK.search(first) else SENTENCE
    whole = shortest <= len(first) <= longest and _ENDS.search(first) and not _CUT.search(first)
    return first if whole and first in article.summary else article.title
