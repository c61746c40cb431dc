"""In: recorded headlines of consecutive days. Out: how much of what editions number was told by the seven before them, unmarked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from functions.digest import memory
from functions.digest.assemble import assemble
from functions.digest.embed import UniversalSentenceEncoder
from functions.digest.selection import MOST_OF_ONE_OWNER
from shared.models import Batch, Digest, NumberedArticle
from shared.outlets import registry
from shared.state import TopicMemory
from tests.eval import corpus
from tests.eval.figure import Figure

FIRST, DAYS = date(2026, 1, 5), 14
TOPICS = ("china-japan", "venezuela")
SAME_WORDS = 0.8
"""Of all words of two headlines, those in both: the one repeats the other, but for a word or two."""


def figures(shared: Path | None) -> list[Figure]:
    """With recorded headlines only: made-up ones would measure what the tests hold already."""
    if shared is None:
        return []
    about = [topic for topic in corpus.topics(shared) if topic.id in TOPICS]
    days = [FIRST + timedelta(days=n) for n in range(DAYS)]
    batches = corpus.batches(shared, dict.fromkeys(days, about))
    return measured([digest for topic in TOPICS for digest in editions([batch for batch in batches if batch.topic.id == topic])])


def editions(batches: Iterable[Batch]) -> list[Digest]:
    """The digests of one topic's consecutive days, each with what it remembers of those before."""
    encoder = UniversalSentenceEncoder()
    made: list[Digest] = []
    for batch in batches:
        known = memory.with_editions(TopicMemory(topic=batch.topic.id), map(memory.published, made))
        made.append(assemble(batch, registry(), encoder, memory.as_of(batch.edition, known, [])))
    return made


def measured(digests: Sequence[Digest]) -> list[Figure]:
    """`digests` of a topic stand together, in the order of their days."""
    assert all(one.topic != other.topic or one.edition < other.edition for one, other in pairwise(digests))
    unmarked = rewordings = later = continuing = stories = lopsided = sides = 0
    for place, digest in enumerate(digests):
        before = [told for told in digests[:place] if told.topic == digest.topic][-memory.REMEMBERED :]
        earlier = [article for told in before for article in told.articles]
        if before:
            later += len(digest.articles)
            marked = {n for story in digest.stories if story.status == "continuing" for n in story.articles}
            unmarked += sum(article.n not in marked and _is_told(article, earlier) for article in digest.articles)
            rewordings += sum(article.n not in marked and _is_reworded(article, earlier) for article in digest.articles)
            stories += len(digest.stories)
            continuing += sum(story.status == "continuing" for story in digest.stories)
        sides += len(digest.composition)
        lopsided += sum(_is_lopsided(digest, side.perspective) for side in digest.composition)
    return [
        Figure("unmarked repeats of the last 7 editions", unmarked / max(later, 1), 0, 0, later, less_is_better=True),
        Figure("the same, also reworded a little", rewordings / max(later, 1), 0, 0.005, later, less_is_better=True),
        Figure("stories that go on", continuing / max(stories, 1), None, 0, stories, "for information"),
        Figure("sides over 40 % of one owner while others wait", lopsided / max(sides, 1), 0, 0.02, sides, less_is_better=True),
    ]


def _is_told(article: NumberedArticle, earlier: Sequence[NumberedArticle]) -> bool:
    return any(article.id == told.id or _plain(article) == _plain(told) for told in earlier)


def _is_reworded(article: NumberedArticle, earlier: Sequence[NumberedArticle]) -> bool:
    words = set(_plain(article).split())
    others = (set(_plain(told).split()) for told in earlier)
    return any(len(words & other) >= SAME_WORDS * len(words | other) for other in others)


def _plain(article: NumberedArticle) -> str:
    """The headline's words, without a label before it or an outlet's name after it."""
    title = re.sub(r"^(?:live|breaking|urgent|update|watch|video)\b\W*", "", article.title.casefold())
    title = title.removesuffix(article.outlet.casefold())
    return " ".join(re.findall(r"\w+", title))


def _is_lopsided(digest: Digest, side: str) -> bool:
    """Whether one owner has more of a side than it should, while an article was left out that is as relevant as those of the side and
    whose owner would still have less."""
    own = [article for article in digest.articles if article.perspective == side]
    owned = Counter(article.family or article.outlet for article in own)
    most = max(owned.values())
    if most <= MOST_OF_ONE_OWNER * len(own):
        return False
    least = min(article.relevance for article in own)
    left_out = [aside for aside in digest.set_aside if aside.perspective == side and aside.reason == "over_limit"]
    known = ((aside, registry().find(domain="", name=aside.outlet, language=aside.language)) for aside in left_out)
    return any(aside.relevance >= least and owned[outlet.family if outlet else aside.outlet] + 1 < most for aside, outlet in known)
