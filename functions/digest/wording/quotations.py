"""In: a page. Out: whose words each side's press quotes, verbatim in the script they stand in, at most a few a side. Pure.

Those in stories that several sides tell come first. Scare quotes are no quotations, and words without a speaker stand for nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from functions.digest.verifying.quotes import quoted_spans
from functions.digest.verifying.words import language_of
from functions.digest.wording.speakers import speaker
from functions.digest.wording.spelling import even
from functions.digest.wording.terms import texts
from functions.digest.writing.writer import Page
from shared.comparison import Quotation
from shared.models import NumberedArticle, Story
from shared.topics import ELSEWHERE

MOST = 5
"""Quotations a side."""
FEWEST_WORDS, FEWEST_SIGNS = 3, 6
"""Words, and characters of Chinese and Japanese, of a quotation."""
LONGEST = 400
LONGEST_TITLE = 5
"""Words."""
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def found(page: Page) -> tuple[Quotation, ...]:
    """In the stories' order, those that more sides tell first; within a story by side, the sides in the topic's order. Of each side
    one a speaker in a story, and the same words once."""
    taken: dict[str, list[Quotation]] = {part: [] for part in page.parts}
    order = sorted(page.stories, key=lambda story: -len(story.perspectives.keys() - {ELSEWHERE}))
    rows: list[Quotation] = []
    for story in order:
        for side in page.parts:
            for quotation in _of(story, side, page.sources):
                if len(taken[side]) < MOST and not any(_is_again(quotation, other) for other in taken[side]):
                    taken[side].append(quotation)
                    rows.append(quotation)
    return tuple(rows)


def _of(story: Story, side: str, sources: dict[int, NumberedArticle]) -> Iterator[Quotation]:
    for n in story.perspectives.get(side, ()):
        article = sources[n]
        for text in texts(article):
            for start, end in quoted_spans(text):
                words = text[start:end].strip(" ,;:，、")
                if _says_enough(words) and (name := speaker(text, (start, end), article.language)) and even(name) not in even(words):
                    yield Quotation(
                        perspective=side,
                        speaker=name,
                        words=words,
                        language=language_of(words, article.language),
                        n=n,
                        story=story.id,
                    )


def _says_enough(words: str) -> bool:
    if len(words) > LONGEST:
        return False
    signs = len(_UNSPACED.findall(words))
    return signs >= FEWEST_SIGNS or (not signs and len(words.split()) >= FEWEST_WORDS and not _is_title(words))


def _is_title(words: str) -> bool:
    """ "Operation Southern Spear" is what something is called."""
    parts = words.split()
    return len(parts) <= LONGEST_TITLE and all(part[0].isupper() or part in ("of", "the") for part in parts)


def _is_again(one: Quotation, other: Quotation) -> bool:
    """The same words, or the same speaker in the same story."""
    mine, theirs = (re.sub(r"\W+", " ", even(quotation.words)).strip() for quotation in (one, other))
    return mine in theirs or theirs in mine or (one.story == other.story and even(one.speaker) == even(other.speaker))
