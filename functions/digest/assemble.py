"""In: a batch, what earlier editions told, the outlet registry, an encoder, a writer. Out: the digest, the same for the same input.

The walk: whose is each article, is it too old or junk, what is relevant, what is a copy, what was told before, what tells one
story, what fits on the page; then claims are written, checked and kept or withheld. Every article of the batch ends in `articles`
or in `set_aside`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from functions.digest import categories, classify, junk, likeness, links, memory, sections, selection, stories
from functions.digest.desk import Desk
from functions.digest.embed import Encoder, Remembering
from functions.digest.likeness import Matrix
from functions.digest.memory import Continued, Memory, Published, Told
from functions.digest.relevance import OFF_TOPIC_BELOW, relevance, text_of
from functions.digest.selection import StoryDraft
from functions.digest.stories import Candidate
from functions.digest.writing.extractive import Extractive
from functions.digest.writing.writer import Page, Writer
from shared.models import (
    ELSEWHERE,
    Article,
    Batch,
    Composition,
    Digest,
    Elsewhere,
    Engine,
    FeedOutcome,
    NumberedArticle,
    PerspectiveDigest,
    Reason,
    SetAside,
    Story,
)
from shared.outlets import Outlet, Registry

VERSION = 2
"""Raised when the same input is to give another digest."""


ONE_DAY = timedelta(days=1)
MOST_READ = 10_000
"""Articles of one edition that are read and compared with each other, the newest ones."""


@dataclass(frozen=True)
class Considered:
    """One article of the batch on its way; `reason` is set once it is set aside."""

    article: Article
    outlet: Outlet | None
    perspective: str
    relevance: float = 0.0
    story: str | None = None
    reason: Reason | None = None

    @property
    def name(self) -> str:
        """One name an outlet, whatever the feed called it."""
        return self.outlet.name if self.outlet else self.article.outlet or self.article.outlet_domain or "unnamed outlet"

    @property
    def family(self) -> str:
        return self.outlet.family if self.outlet else self.name


def assemble(
    batch: Batch, registry: Registry, encoder: Encoder, remembered: Memory = memory.NOTHING, writer: Writer | None = None
) -> Digest:
    """Without a writer the embedded one writes."""
    encoder = Remembering(encoder)
    considered = _judge(batch, registry, encoder)
    page, set_aside = _lay_out(considered, batch, encoder, remembered)
    topic = batch.topic
    written = (writer or Extractive()).write(page)
    desk = Desk(page.sources, encoder, list(written.refused))
    parts = sections.checked(written, page, desk.check)
    counts = Counter(article.perspective for article in page.articles)
    outcomes = tuple(FeedOutcome.model_validate(report.model_dump(include=set(FeedOutcome.model_fields))) for report in batch.feeds)
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
        comparison=None,
        withheld=tuple(desk.withheld),
        composition=tuple(_composition(side, page.articles) for side in page.parts if counts[side]),
        feeds=outcomes,
        engine=parts.engine,
        inputs_sha256=_inputs_sha256(batch, outcomes, remembered, registry, parts.engine),
    )


def _categorised(found: Sequence[Story], written: Mapping[str, str]) -> tuple[Story, ...]:
    """With the writer's categories, where it gave any."""
    return tuple(story.model_copy(update={"category": written.get(story.id, story.category)}) for story in found)


def _judge(batch: Batch, registry: Registry, encoder: Encoder) -> list[Considered]:
    """Each article with its perspective, and set aside if it is too old, junk or off topic. Relevance is asked of the rest only."""
    topic = batch.topic
    sides = classify.Sides(topic)
    known = registry.with_own(topic.outlets)
    found = []
    # In an order of their own: vectors and sums may differ in the last bit when rows change places.
    for article in sorted(batch.articles, key=lambda article: (article.id, article.feed)):
        outlet = known.find(domain=article.outlet_domain, name=article.outlet, language=article.language)
        if article.language == "und" and outlet:
            article = article.model_copy(update={"language": outlet.language})
        item = Considered(article, outlet, sides.of(article, outlet))
        if article.published and article.published < batch.date - topic.max_age:
            item = replace(item, reason="too_old")
        elif article.published and article.published > batch.date + ONE_DAY:
            item = replace(item, reason="too_new")  # an earlier edition that is made later is still of its day
        elif junk.is_junk(article):
            item = replace(item, reason="junk")
        found.append(item)
    newest = sorted((n for n, item in enumerate(found) if item.reason is None), key=lambda n: _newest_first(found[n].article, batch))
    for n in newest[MOST_READ:]:
        found[n] = replace(found[n], reason="over_limit")
    open_items = sorted(newest[:MOST_READ])
    read = sorted([*open_items, *(n for n, item in enumerate(found) if item.reason == "junk")][:MOST_READ])
    scores = relevance(topic, [text_of(found[n].article) for n in read], encoder.encode([found[n].article.title for n in read]), encoder)
    for n, score in zip(read, scores, strict=True):
        off_topic = found[n].reason is None and score < OFF_TOPIC_BELOW
        found[n] = replace(found[n], relevance=score, reason="off_topic" if off_topic else found[n].reason)
    return found


def _newest_first(article: Article, batch: Batch) -> tuple[float, str]:
    return -selection.freshness(article, batch.date), article.id


def _lay_out(considered: list[Considered], batch: Batch, encoder: Encoder, remembered: Memory) -> tuple[Page, tuple[SetAside, ...]]:
    """Copies and repeats out, stories found, the page's articles selected and numbered: by side in the topic's order, the best first."""
    topic = batch.topic
    sides = [side.id for side in topic.perspectives]
    open_items = [n for n, item in enumerate(considered) if item.reason is None]
    candidates = [_candidate(considered[n]) for n in open_items]
    published = Published(remembered)
    copies = stories.near_duplicates(candidates)
    for n, url in links.publishers_own([(considered[n].article, considered[n].outlet) for n in open_items], copies).items():
        item = considered[open_items[n]]
        considered[open_items[n]] = replace(item, article=item.article.model_copy(update={"url": url}))
    repeats = _repeats(candidates, copies, published)
    kept = [n for n in range(len(candidates)) if n not in copies and n not in repeats]
    originals = [candidates[n] for n in kept]
    off_topic = [n for n, item in enumerate(considered) if item.reason == "off_topic"]
    today = [*(candidate.article for candidate in originals), *(considered[n].article for n in off_topic)]
    told = memory.told_articles(remembered)
    alike = likeness.between([*today, *told], encoder)
    across = np.maximum(alike.block(range(len(originals)), range(len(today), len(alike))), memory.retold(today[: len(originals)], told))
    found = stories.group(alike, len(today))
    known = {n for n, candidate in enumerate(originals) if published.was_considered(candidate.article)}
    about = [[n for n in members if n < len(originals)] for members in found]
    groups, goes_on = _news([members for members in about if members], across, known, remembered)
    drafts = selection.rank(groups, originals, alike, batch.date, topic.language, known)
    order = selection.reading_order(drafts, originals, batch.date, topic.language, known)
    chosen = selection.select(order, originals, sides, topic.max_articles)
    place = {side: n for n, side in enumerate((*sides, ELSEWHERE))}
    chosen.sort(key=lambda n: (place[originals[n].perspective], order.index(n)))
    numbers = {n: number for number, n in enumerate(chosen, start=1)}

    def set_down(candidate: int, story: str | None, reason: Reason | None) -> None:
        considered[open_items[candidate]] = replace(considered[open_items[candidate]], story=story, reason=reason)

    ids = {member: _story_id(draft, originals) for draft in drafts for member in draft.members}
    here: dict[tuple[date, str | None], str | None] = {
        (before.edition, before.id): ids[n] for n, earlier in goes_on.items() if n in ids for before in earlier.previous
    }
    for n, candidate in enumerate(kept):
        if n in ids:
            set_down(candidate, ids[n], None if n in numbers else "over_limit")
        else:
            repeats[candidate] = Told(goes_on[n].previous[0].edition, goes_on[n].previous[0].id)
    for candidate, was in repeats.items():
        set_down(candidate, here.get((was.edition, was.story), was.story), "repeat")
    for copy, original in copies.items():
        if copy not in repeats:
            set_down(copy, considered[open_items[original]].story, "duplicate")
    for members, own in zip(found, about, strict=True):
        story = considered[open_items[kept[own[0]]]].story if own else today[members[0]].id[:12]
        for n in members[len(own) :]:
            other = off_topic[n - len(originals)]
            considered[other] = replace(considered[other], story=story)
    also: dict[int, set[str]] = {}
    for copy, original in copies.items():
        also.setdefault(original, set()).add(candidates[copy].outlet)
    numbered = tuple(_numbered(considered[open_items[kept[n]]], number, also.get(kept[n], set())) for n, number in numbers.items())
    aside = tuple(SetAside(**_facts(item), reason=item.reason) for item in considered if item.reason)
    shown = tuple(
        _story(draft, goes_on.get(draft.title_of), originals, numbers, sides) for draft in drafts if numbers.keys() & set(draft.members)
    )
    at = {number: n for n, number in numbers.items()}
    return Page(topic, batch.edition, shown, numbered, lambda a, b: float(alike.block([at[a]], [at[b]])[0, 0]), encoder.name), aside


def _candidate(item: Considered) -> Candidate:
    return Candidate(item.article, item.perspective, item.name, item.relevance, item.family)


def _repeats(candidates: Sequence[Candidate], copies: Mapping[int, int], published: Published) -> dict[int, Told]:
    """Candidates that an earlier edition had, and the copies of those, which say nothing else."""
    found = {n: told for n, candidate in enumerate(candidates) if (told := published.find(candidate.article, candidate.outlet))}
    originals = {copies.get(n, n): told for n, told in found.items()}
    return {n: found.get(n, originals[copies.get(n, n)]) for n in range(len(candidates)) if copies.get(n, n) in originals}


def _news(
    groups: Sequence[Sequence[int]], across: Matrix, known: Collection[int], remembered: Memory
) -> tuple[list[list[int]], dict[int, Continued]]:
    """Of each story what is news, and what those articles go on with that belong to a story told before.

    Of a story that an edition told only what none had before it is news: the rest was left out then, and tells the same.
    """
    news: list[list[int]] = []
    goes_on: dict[int, Continued] = {}
    for members in groups:
        earlier = memory.continued(members, across, remembered)
        goes_on |= dict.fromkeys(members, earlier) if earlier else {}
        news.append([n for n in members if not earlier or n not in known])
    return [members for members in news if members], goes_on


def _story_id(draft: StoryDraft, candidates: Sequence[Candidate]) -> str:
    return candidates[draft.title_of].article.id[:12]


def _facts(item: Considered) -> dict[str, object]:
    article = item.article
    return {
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "outlet": item.name,
        "outlet_country": item.outlet.country if item.outlet else None,
        "language": article.language,
        "published": article.published,
        "perspective": item.perspective,
        "story": item.story,
        "relevance": item.relevance,
    }


def _numbered(item: Considered, n: int, also_in: Collection[str]) -> NumberedArticle:
    return NumberedArticle.model_validate(
        {
            **_facts(item),
            "n": n,
            "summary": item.article.summary,
            "outlet_domain": item.article.outlet_domain,
            "family": item.outlet.family if item.outlet else None,
            "state_affiliated": item.outlet.state_affiliated if item.outlet else None,
            "opinion": likeness.is_opinion(item.article.title),
            "also_in": sorted({*also_in} - {item.name}),
        }
    )


def _story(
    draft: StoryDraft, before: Continued | None, candidates: Sequence[Candidate], numbers: Mapping[int, int], sides: Sequence[str]
) -> Story:
    shown = sorted(numbers[n] for n in draft.members if n in numbers)
    # A page shows no headline whose article it does not list.
    named = draft.title_of if draft.title_of in numbers else min((n for n in draft.members if n in numbers), key=numbers.__getitem__)
    headline = candidates[named].article
    by_number = {numbers[n]: candidates[n].perspective for n in draft.members if n in numbers}
    told_by = {side: tuple(n for n in shown if by_number[n] == side) for side in (*sides, ELSEWHERE)}
    return Story(
        id=_story_id(draft, candidates),
        title=headline.title,
        language=headline.language,
        articles=tuple(shown),
        perspectives={side: ns for side, ns in told_by.items() if ns},
        status="continuing" if before else "new",
        since=before.since if before else None,
        previous=before.previous if before else (),
    )


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
    facts = batch.model_dump_json(exclude={"feeds", "fetched_at"})
    outcomes = "".join(feed.model_dump_json() for feed in feeds)
    return hashlib.sha256(f"{facts}{outcomes}{remembered.sha256}{registry.sha256}{engine.model_dump_json()}{VERSION}".encode()).hexdigest()
