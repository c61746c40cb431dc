"""In: what earlier editions published, and today's articles. Out: what was told before, and which stories go on. Pure.

An edition sees the editions before it and nothing later, so that it is the same whenever it is made again.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from functions.digest.likeness import SAME_STORY, Matrix
from functions.digest.stories import agency_text, bare_headline
from shared.models import Article, Digest, EarlierStory, NumberedArticle, Story
from shared.state import PublishedEdition, TopicMemory

REMEMBERED = 7
"""Editions that count as published lately."""
KEPT = 2 * REMEMBERED
"""Editions in the stored memory: one that is made again a week later still finds the seven before it."""
LOOKED_FOR = timedelta(days=REMEMBERED)
"""How far back an edition looks for digests that the stored memory lacks, and for batches without a digest."""
RETOLD = 0.7
"""Of all words of two headlines, those in both: the one tells again what the other told. Read off recorded days (infra/decisions.md)."""
DIGITS = 12
"""Of a sha256, enough to tell a topic's articles or editions apart."""


@dataclass(frozen=True)
class Memory:
    """What an edition knows of those before it, oldest first. `gaps` are editions with a batch and no digest yet."""

    editions: tuple[PublishedEdition, ...] = ()
    gaps: tuple[date, ...] = ()

    @property
    def previous(self) -> date | None:
        return self.editions[-1].edition if self.editions else None

    @property
    def last_told(self) -> date | None:
        """The newest edition that had any article."""
        return next((edition.edition for edition in reversed(self.editions) if edition.articles), None)

    @property
    def fingerprints(self) -> dict[date, str]:
        """Names each edition as it is remembered here."""
        return {edition.edition: hashlib.sha256(edition.model_dump_json().encode()).hexdigest()[:DIGITS] for edition in self.editions}

    @property
    def sha256(self) -> str:
        facts = "".join(edition.model_dump_json() for edition in self.editions)
        return hashlib.sha256(f"{facts}{self.gaps}".encode()).hexdigest()


NOTHING = Memory()


def published(digest: Digest) -> PublishedEdition:
    """What is to be remembered of an edition."""
    relevant = [aside for aside in digest.set_aside if aside.reason in ("duplicate", "repeat", "over_limit")]
    return PublishedEdition(
        edition=digest.edition,
        articles=digest.articles,
        stories=digest.stories,
        repeats=tuple(aside for aside in relevant if aside.reason == "repeat"),
        considered=tuple(sorted({article.id[:DIGITS] for article in (*digest.articles, *relevant)})),
    )


def with_editions(memory: TopicMemory, editions: Iterable[PublishedEdition]) -> TopicMemory:
    """The stored memory with these editions, each in the place of what it had of that day; the oldest ones fall out."""
    by_day = {edition.edition: edition for edition in (*memory.editions, *editions)}
    return memory.model_copy(update={"editions": tuple(by_day[day] for day in sorted(by_day)[-KEPT:])})


def as_of(edition: date, memory: TopicMemory, gaps: Sequence[date]) -> Memory:
    """The last editions before that one."""
    earlier = [known for known in memory.editions if known.edition < edition]
    return Memory(tuple(earlier[-REMEMBERED:]), tuple(gaps))


@dataclass(frozen=True)
class Told:
    """Where an article, or one that says the same, was told."""

    edition: date
    story: str | None
    """Its id in that edition."""


class Published:
    """What earlier editions told, to be looked up: the same article, the same headline up to labels, the same text of an agency.

    A headline that comes again and again under new addresses is a column's name: it stays remembered for as long as it comes.
    """

    def __init__(self, memory: Memory) -> None:
        self._ids: dict[str, Told] = {}
        self._headlines: dict[tuple[str, ...], Told] = {}
        self._texts: dict[tuple[str, ...], tuple[str, Told]] = {}
        self._considered = {id_ for edition in memory.editions for id_ in edition.considered}
        for edition in memory.editions:  # the newest one's word counts
            for article in sorted((*edition.repeats, *edition.articles), key=lambda article: article.id):
                told = Told(edition.edition, article.story)
                self._ids[article.id] = told
                self._headlines[bare_headline(article.title, article.outlet)] = told
            for article in _by_id(edition):
                if text := agency_text(article):
                    self._texts[text] = article.outlet, Told(edition.edition, article.story)

    def find(self, article: Article, outlet: str) -> Told | None:
        """Where it was told; `outlet` is the name that pages give it."""
        if told := self._ids.get(article.id) or self._headlines.get(bare_headline(article.title, article.outlet, outlet)):
            return told
        other, told = self._texts.get(agency_text(article) or (), (outlet, None))
        return told if other != outlet else None  # one outlet puts the same words under many headlines

    def was_considered(self, article: Article) -> bool:
        """Whether an earlier edition had it before it, on its page or not."""
        return article.id[:DIGITS] in self._considered


def told_articles(memory: Memory) -> list[Article]:
    """Every numbered article of the remembered editions, to be compared with today's."""
    return [_as_article(article) for edition in memory.editions for article in _by_id(edition)]


def _by_id(edition: PublishedEdition) -> list[NumberedArticle]:
    """Its articles in an order that is not that of the topic's sides, which numbers follow."""
    return sorted(edition.articles, key=lambda article: article.id)


def _as_article(article: NumberedArticle) -> Article:
    facts = article.model_dump(include=set(Article.model_fields))
    return Article.model_validate({**facts, "feed": ""})


def retold(today: Sequence[Article], told: Sequence[Article]) -> Matrix:
    """1 where a headline of today's (a row) is one that was told (a column) but for a word or two, however many days lie between."""
    found = np.zeros((len(today), len(told)))
    words = [set(bare_headline(article.title, article.outlet)) for article in told]
    with_word: dict[str, list[int]] = {}
    for n, has in enumerate(words):
        for word in has:
            with_word.setdefault(word, []).append(n)
    for row, article in zip(found, today, strict=True):
        own = set(bare_headline(article.title, article.outlet))
        for n, shared in Counter(n for word in own for n in with_word.get(word, ())).items():
            row[n] = shared >= RETOLD * (len(own) + len(words[n]) - shared)
    return found


@dataclass(frozen=True)
class Continued:
    """That a story of today was told before: since when, and where, newest first; as part of which thread, and how alike the two are."""

    since: date
    previous: tuple[EarlierStory, ...]
    thread: str = ""
    alike: float = 0.0


def continued(members: Sequence[int], across: Matrix, memory: Memory) -> Continued | None:
    """The remembered story that today's goes on with, if any: of those whose articles are on average at least SAME_STORY alike with
    its `members`, the most alike (the newest of equals), or the newest that went on with that one.

    `across` has a row for each of today's articles and a column for each of told_articles.
    """
    found: list[tuple[float, date, str, Story]] = []
    column = 0
    for edition in memory.editions:
        columns = {article.n: column + position for position, article in enumerate(_by_id(edition))}
        column += len(edition.articles)
        for story in edition.stories:
            alike = round(float(across[np.ix_(list(members), sorted(columns[n] for n in story.articles))].mean()), 3)
            if alike >= SAME_STORY:
                found.append((alike, edition.edition, story.id, story))
    if not found:
        return None
    first = max(found, key=lambda match: match[:3])
    went_on = [match for match in found if match is first or any((told.edition, told.id) == first[1:3] for told in match[3].previous)]
    alike, day, _, story = max(went_on, key=lambda match: match[1:3])
    told = {side: len(numbers) for side, numbers in story.perspectives.items()}
    this = EarlierStory(edition=day, id=story.id, title=story.title, language=story.language, told=told)
    return Continued(story.since or day, (this, *story.previous)[:REMEMBERED], thread_of(story), alike)


def thread_of(story: Story) -> str:
    """What stories were called before they had a thread: the oldest id that is known of them."""
    return story.thread or (story.previous[-1].id if story.previous else story.id)


def threads(today: Sequence[tuple[str, Continued | None]], edition: date, memory: Memory) -> list[str]:
    """The thread of each of an edition's stories, given as (id, what it goes on with); no two have the same.

    Of several that go on with one story the most alike carries its thread on, and the others branch off under ids of their own.
    A new story whose id a remembered one had has its edition behind it.
    """
    carried: dict[str, int] = {}
    for place, (_, before) in enumerate(today):
        if before and (before.thread not in carried or before.alike > _alike(today[carried[before.thread]])):
            carried[before.thread] = place
    taken = {id_ for edition_ in memory.editions for story in edition_.stories for id_ in (story.id, thread_of(story))} | set(carried)
    return [
        before.thread if before and carried[before.thread] == place else f"{id_}-{edition}" if id_ in taken else id_
        for place, (id_, before) in enumerate(today)
    ]


def _alike(story: tuple[str, Continued | None]) -> float:
    return story[1].alike if story[1] else 0.0
