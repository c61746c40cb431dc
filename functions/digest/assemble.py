"""In: a batch, what earlier editions told, the outlet registry, an encoder, a writer. Out: the digest, the same for the same input.

The walk: whose is each article, is it too old or junk, what is relevant, what is a copy, what was told before, what tells one
story, what fits on the page; then claims are written, checked and kept or withheld, and the sides are compared. Every article of the
batch ends in `articles` or in `set_aside`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from functions.digest import categories, memory, sections, since, stances, translations
from functions.digest.compare import compare
from functions.digest.considered import consider
from functions.digest.desk import Desk
from functions.digest.embed import Encoder, Remembering
from functions.digest.layout import lay_out
from functions.digest.memory import Memory
from functions.digest.wording import quotations, recurring, terms
from functions.digest.wording.contested import Thing, contested
from functions.digest.wording.neutral import Neutral
from functions.digest.writing.extractive import Extractive
from functions.digest.writing.writer import Page, Writer, Written
from shared.comparison import Comparison
from shared.models import Batch, Composition, Digest, Elsewhere, Engine, FeedOutcome, NumberedArticle, PerspectiveDigest, SetAside, Story
from shared.outlets import Registry
from shared.topics import ELSEWHERE

VERSION = 4
"""Raised when the same input is to give another digest."""


def assemble(
    batch: Batch, registry: Registry, encoder: Encoder, remembered: Memory = memory.NOTHING, writer: Writer | None = None
) -> Digest:
    """Without a writer the embedded one writes."""
    encoder = Remembering(encoder)
    page, set_aside = lay_out(consider(batch, registry, encoder), batch, encoder, remembered)
    topic = batch.topic
    page = replace(page, quotes=quotations.found(page))
    written = (writer or Extractive()).write(page)
    things = contested(topic)
    desk = Desk(page.sources, encoder, Neutral(topic, things, page.sources).against, list(written.refused))
    parts = sections.checked(written, page, desk.check)
    counts = Counter(article.perspective for article in page.articles)
    outcomes = tuple(FeedOutcome.model_validate(report.model_dump(include=set(FeedOutcome.model_fields))) for report in batch.feeds)
    comparison = _comparison(page, set_aside, things, outcomes, remembered, written, desk) if page.articles else None
    return Digest(
        topic=topic.id,
        topic_name=topic.name,
        topic_description=topic.description,
        language=topic.language,
        edition=batch.edition,
        date=batch.date,
        no_digest=None if page.articles else _why_none(outcomes, set_aside, remembered),
        nothing_new_since=None if page.articles else _nothing_new_since(set_aside, remembered),
        previous_edition=remembered.previous,
        remembered=remembered.fingerprints,
        memory_gaps=remembered.gaps,
        articles=page.articles,
        set_aside=set_aside,
        stories=_categorised(categories.assign(page.stories, page.sources, topic, encoder), written.categories),
        highlights=parts.highlights,
        perspectives=tuple(
            PerspectiveDigest(
                id=side.id,
                name=side.name,
                count=counts[side.id],
                basis="outlet" if side.has_rule else "feed",
                claims=parts.told[side.id],
            )
            for side in topic.perspectives
        ),
        elsewhere=Elsewhere(count=counts[ELSEWHERE], claims=parts.told[ELSEWHERE]),
        comparison=comparison,
        withheld=tuple(desk.withheld),
        composition=tuple(_composition(side, page.articles) for side in page.parts if counts[side]),
        feeds=outcomes,
        engine=parts.engine,
        inputs_sha256=_inputs_sha256(batch, outcomes, remembered, registry, parts.engine),
    )


def _categorised(found: Sequence[Story], written: Mapping[str, str]) -> tuple[Story, ...]:
    """With the writer's categories, where it gave any."""
    return tuple(story.model_copy(update={"category": written.get(story.id, story.category)}) for story in found)


def _comparison(
    page: Page,
    set_aside: Sequence[SetAside],
    things: Sequence[Thing],
    feeds: Sequence[FeedOutcome],
    remembered: Memory,
    written: Written,
    desk: Desk,
) -> Comparison:
    """What the stored texts say, and what only a model can add to it: how each side presents a thing, and quotes in the page's language."""
    compared = compare(page, set_aside, feeds, desk.encoder, desk.check)
    rows, alone = stances.checked(written.stances, page.parts, desk.check)
    desk.withheld += alone
    found = {
        "differs": (*compared.differs, *rows),
        "terms": (*terms.found(page, things), *recurring.found(page, things)),
        "quotes": translations.translated(page.quotes, written.translations, page.sources, desk.encoder),
        "since": since.moved(page, feeds, remembered),
    }
    return compared.model_copy(update=found)


def _composition(side: str, articles: Sequence[NumberedArticle]) -> Composition:
    own = [article for article in articles if article.perspective == side]
    families = _counted(article.family or article.outlet for article in own)
    return Composition(
        perspective=side,
        outlets=_counted(article.outlet for article in own),
        unknown_outlets=_counted(article.outlet for article in own if article.outlet_country is None),
        families=families,
        countries=_counted(article.outlet_country or "unknown" for article in own),
        languages=_counted(article.language.split("-")[0] for article in own),
        largest_family_share=round(max(families.values()) / len(own), 3),
    )


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))


def _nothing_new_since(set_aside: Sequence[SetAside], remembered: Memory) -> date | None:
    """The last edition that told anything, if nothing but repeats of it and of those before it is about the topic."""
    return remembered.last_told if any(article.reason == "repeat" for article in set_aside) else None


def _why_none(feeds: Sequence[FeedOutcome], set_aside: Sequence[SetAside], remembered: Memory) -> str:
    failed = [feed for feed in feeds if feed.status == "failed"]
    if set_aside:
        reasons = _counted(article.reason.replace("_", " ") for article in set_aside)
        listed = ", ".join(f"{count} {reason}" for reason, count in reasons.items())
        if since := _nothing_new_since(set_aside, remembered):
            return f"nothing new since the edition of {since} ({listed})."
        return f"none of the {len(set_aside)} articles in the feeds could be used ({listed})."
    if len(failed) == len(feeds):
        return f"none of the {len(feeds)} feeds could be read. The first said: {failed[0].why}." if failed else "the topic has no feeds."
    return f"the feeds list no articles ({len(failed)} of {len(feeds)} failed)."


def _inputs_sha256(batch: Batch, feeds: Sequence[FeedOutcome], remembered: Memory, registry: Registry, engine: Engine) -> str:
    """Names everything that the digest depends on: the batch without its timings, what was remembered, the registry, the engine and
    this walk."""
    facts = batch.model_dump_json(exclude={"feeds", "fetched_at", "articles"})
    facts += "".join(sorted(article.model_dump_json() for article in batch.articles))  # their order changes nothing
    outcomes = "".join(feed.model_dump_json() for feed in feeds)
    return hashlib.sha256(f"{facts}{outcomes}{remembered.sha256}{registry.sha256}{engine.model_dump_json()}{VERSION}".encode()).hexdigest()
