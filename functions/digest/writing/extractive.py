"""In: stories and their numbered articles. Out: claims that are real headlines or sentences, attributed. Pure; the embedded writer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sentencex import segment

from functions.digest.likeness import is_opinion
from functions.digest.writing.headlines import DATELINE, is_whole, quotable
from functions.digest.writing.turns import weight
from functions.digest.writing.writer import Alike, Draft, Page, Written
from shared.claims import Evidence
from shared.models import Engine, NumberedArticle, Story
from shared.topics import ELSEWHERE

HIGHLIGHTS = 5
BULLETS, BULLETS_ELSEWHERE = 8, 12
"""Stories that a side tells, and those of no side, where a topic's press may mostly lie. With 6 and 6 a page cited 78 % of the stories that
matter (tests/eval), with these over 90 %."""
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
    spoken = [(story.id, _speaker(articles)) for story, articles in reported_first]
    readable = [(story, speaker) for story, speaker in spoken if is_whole(headline(speaker))] or spoken[:1]
    return [
        _claim(story, [(speaker, lead(speaker))])
        for story, speaker in readable[: BULLETS_ELSEWHERE if perspective == ELSEWHERE else BULLETS]
    ]


def highlights(stories: Sequence[Story], sides: Sequence[str], sources: Mapping[int, NumberedArticle], alike: Alike) -> list[Draft]:
    """The page's first lines: the leading stories by their headlines. Sides that tell the same event stand in one line; every
    side that tells anything is heard. Who speaks first, and who gives way, is a matter of what is told, never of the sides' order."""
    return [
        _claim(line.story.id, [(speaker, headline(speaker)) for speaker in line.speakers])
        for line in _leading(stories, sides, sources, alike)
    ]


@dataclass(frozen=True)
class _Line:
    """A highlight: a story, and who tells it."""

    story: Story
    speakers: tuple[NumberedArticle, ...]

    @property
    def heard(self) -> frozenset[str]:
        return frozenset(speaker.perspective for speaker in self.speakers)


def _leading(stories: Sequence[Story], sides: Sequence[str], sources: Mapping[int, NumberedArticle], alike: Alike) -> list[_Line]:
    reports = sorted(stories, key=lambda story: (not is_whole(headline(_first(story, sides, sources))), is_opinion(story.title)))
    chosen: list[_Line] = []
    for story in reports:
        line = _Line(story, tuple(_speakers(story, sides, sources, alike)))
        if len(chosen) < HIGHLIGHTS and all(alike(line.speakers[0].n, other.speakers[0].n) < ECHO for other in chosen):
            chosen.append(line)
    for side, telling in _by_what_they_tell(reports, sides, sources):
        if any(side in line.heard for line in chosen):
            continue
        # A story that stands there by another side's headline may come again by this side's, if there is no other.
        missing = next((story for story in telling if all(story is not line.story for line in chosen)), telling[0])
        if len(chosen) == HIGHLIGHTS:
            chosen.remove(_dispensable(chosen, sides))
        chosen.append(_Line(missing, (_speaker_of(side, missing, sources),)))
    return chosen


def _by_what_they_tell(
    reports: Sequence[Story], sides: Sequence[str], sources: Mapping[int, NumberedArticle]
) -> list[tuple[str, list[Story]]]:
    """Each side that tells anything with its stories; the one that tells the leading story first."""
    told = {side: [story for story in reports if story.perspectives.get(side)] for side in sides}
    telling = [(side, stories) for side, stories in told.items() if stories]
    return sorted(telling, key=lambda pair: (reports.index(pair[1][0]), weight(_speaker_of(pair[0], pair[1][0], sources))))


def _dispensable(chosen: Sequence[_Line], sides: Sequence[str]) -> _Line:
    """The last highlight without which every side is heard that is heard now."""

    def heard(lines: Sequence[_Line]) -> set[str]:
        return {side for side in sides for line in lines if side in line.heard}

    return next((line for line in reversed(chosen) if heard([other for other in chosen if other is not line]) == heard(chosen)), chosen[-1])


def _speakers(story: Story, sides: Sequence[str], sources: Mapping[int, NumberedArticle], alike: Alike) -> list[NumberedArticle]:
    """Who speaks for each side that tells the story: the best article of all sides, and of each other side the one most like it,
    if it is like enough to stand beside it."""
    first = _first(story, sides, sources)
    others = []
    for side in sides:
        near = [sources[n] for n in story.perspectives.get(side, ()) if alike(first.n, n) >= PAIRED]
        if side != first.perspective and near:
            others.append(min(near, key=lambda told: _beside(first, told, alike)))
    return [first, *sorted(others, key=weight)]


def _beside(first: NumberedArticle, told: NumberedArticle, alike: Alike) -> tuple[bool, bool, bool, float, int]:
    """Whole headlines before cut ones, reports before comment, one language before two, then the most alike."""
    foreign = told.language.split("-")[0] != first.language.split("-")[0]
    return not is_whole(headline(told)), is_opinion(told.title), foreign, -alike(first.n, told.n), told.n


def _first(story: Story, sides: Sequence[str], sources: Mapping[int, NumberedArticle]) -> NumberedArticle:
    """The best of those that speak for a side; where no side tells the story, of those from elsewhere."""
    telling = [side for side in sides if story.perspectives.get(side)] or [ELSEWHERE]
    speakers = [_speaker_of(side, story, sources) for side in telling]
    return min(speakers, key=lambda article: (not is_whole(headline(article)), *weight(article)))


def _speaker_of(side: str, story: Story, sources: Mapping[int, NumberedArticle]) -> NumberedArticle:
    return _speaker([sources[n] for n in story.perspectives[side]])


def _speaker(articles: Sequence[NumberedArticle]) -> NumberedArticle:
    """The article that speaks for its side: one with a whole headline, a report rather than comment, then the one with the smallest
    number (the best ranked)."""
    return min(articles, key=lambda article: (not is_whole(headline(article)), is_opinion(article.title), article.n))


def _claim(story: str, quotes: Sequence[tuple[NumberedArticle, str]]) -> Draft:
    text = " — ".join(f"{article.outlet}: {quote}" for article, quote in quotes)
    return Draft(text, story, tuple(Evidence(n=article.n, quote=quote) for article, quote in quotes))


def headline(article: NumberedArticle) -> str:
    """What of the title is quoted, verbatim."""
    return quotable(article.title, article.outlet)


def sentences(text: str, language: str) -> list[str]:
    """The sentences of a text, without what is between them."""
    return [sentence.strip() for sentence in segment(language.split("-")[0], text) if sentence.strip()]


def lead(article: NumberedArticle) -> str:
    """The summary's first sentence, without its dateline ("TOKYO (Kyodo) —"), when it is whole and of a readable length; else the
    headline. Verbatim either way."""
    if is_opinion(article.title) or not article.summary:
        return headline(article)
    text = DATELINE.sub("", article.summary)
    first = next(iter(sentences(text, article.language)), "")
    shortest, longest = SENTENCE_CJK if _CJK.search(first) else SENTENCE
    whole = shortest <= len(first) <= longest and _ENDS.search(first) and not _CUT.search(first)
    return first if whole and first in article.summary else headline(article)
