"""In: a batch, the outlet registry and an encoder. Out: the digest of that edition, the same for the same input. Pure.

The walk: whose is each article, is it too old or junk, what is relevant, what is a copy, what tells one story, what fits on the
page; then claims are written, checked and kept or withheld. Every article of the batch ends in `articles` or in `set_aside`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from functions.digest import classify, stories
from functions.digest.desk import Desk
from functions.digest.embed import Encoder
from functions.digest.stories import Candidate, StoryDraft
from functions.digest.writing import extractive
from functions.digest.writing.extractive import Alike
from shared.models import (
    ELSEWHERE,
    Article,
    Batch,
    Composition,
    ConsideredArticle,
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

VERSION = 1
"""Raised when the same input is to give another digest."""


ONE_DAY = timedelta(days=1)
MOST_READ = 4000
"""Articles of one edition that the encoder reads, the newest ones: that many take some four seconds."""
TEXT_READ = 600
"""Characters of headline and summary that the encoder reads: what an article is about stands at its start."""
MOST_COMPARED = 1000
"""Articles of one edition that are compared with each other, the most relevant ones: memory grows with the square."""


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


def assemble(batch: Batch, registry: Registry, encoder: Encoder) -> Digest:
    considered = _judge(batch, registry, encoder)
    page = _lay_out(considered, batch, encoder)
    topic = batch.topic
    sides = [side.id for side in topic.perspectives]
    sources = {article.n: article for article in page.articles}
    desk = Desk(sources, encoder)
    claims = {side: desk.check(extractive.bullets(page.stories, side, sources)) for side in (*sides, ELSEWHERE)}
    highlights = desk.check(extractive.highlights(page.stories, sides, sources, page.alike))
    counts = Counter(article.perspective for article in page.articles)
    outcomes = tuple(FeedOutcome.model_validate(report.model_dump(include=set(FeedOutcome.model_fields))) for report in batch.feeds)
    engine = Engine(name="extractive", model=encoder.name)
    return Digest(
        topic=topic.id,
        topic_name=topic.name,
        topic_description=topic.description,
        language=topic.language,
        edition=batch.edition,
        date=batch.date,
        no_digest=None if page.articles else _why_none(outcomes, page.set_aside),
        articles=page.articles,
        set_aside=page.set_aside,
        stories=page.stories,
        highlights=highlights,
        perspectives=tuple(
            PerspectiveDigest(
                id=side.id,
                name=side.name,
                count=counts[side.id],
                basis="outlet" if side.has_rule else "feed",
                claims=claims[side.id],
            )
            for side in topic.perspectives
        ),
        elsewhere=Elsewhere(count=counts[ELSEWHERE], claims=claims[ELSEWHERE]),
        comparison=None,
        withheld=tuple(desk.withheld),
        composition=tuple(_composition(side, page.articles) for side in (*sides, ELSEWHERE) if counts[side]),
        feeds=outcomes,
        engine=engine,
        inputs_sha256=_inputs_sha256(batch, outcomes, registry, engine),
    )


def _judge(batch: Batch, registry: Registry, encoder: Encoder) -> list[Considered]:
    """Each article with its perspective, and set aside if it is too old, junk or off topic. Relevance is asked of the rest only."""
    topic = batch.topic
    sides = classify.Sides(topic)
    found = []
    # In an order of their own: vectors and sums may differ in the last bit when rows change places.
    for article in sorted(batch.articles, key=lambda article: (article.id, article.feed)):
        outlet = registry.find(domain=article.outlet_domain, name=article.outlet, language=article.language)
        if article.language == "und" and outlet:
            article = article.model_copy(update={"language": outlet.language})
        item = Considered(article, outlet, sides.of(article, outlet))
        if article.published and article.published < batch.date - topic.max_age:
            item = replace(item, reason="too_old")
        elif article.published and article.published > batch.date + ONE_DAY:
            item = replace(item, reason="too_new")  # an earlier edition that is made later is still of its day
        elif classify.is_junk(article):
            item = replace(item, reason="junk")
        found.append(item)
    newest = sorted((n for n, item in enumerate(found) if item.reason is None), key=lambda n: _newest_first(found[n].article, batch))
    for n in newest[MOST_READ:]:
        found[n] = replace(found[n], reason="over_limit")
    open_items = sorted(newest[:MOST_READ])
    lexicon = classify.Lexicon(topic)
    texts = [f"{found[n].article.title} {found[n].article.summary}" for n in open_items]
    vectors = encoder.encode([found[n].article.title for n in open_items])
    scores = classify.relevance([lexicon.parties(text) for text in texts], vectors, encoder.encode(classify.anchors_of(topic)))
    least = classify.off_topic_below(topic)
    for n, score in zip(open_items, scores, strict=True):
        found[n] = replace(found[n], relevance=score, reason="off_topic" if score < least else None)
    relevant = sorted((n for n in open_items if found[n].reason is None), key=lambda n: (-found[n].relevance, found[n].article.id))
    for n in relevant[MOST_COMPARED:]:
        found[n] = replace(found[n], reason="over_limit")
    return found


def _newest_first(article: Article, batch: Batch) -> tuple[float, str]:
    return -stories.freshness(article, batch.date), article.id


@dataclass(frozen=True)
class _Page:
    articles: tuple[NumberedArticle, ...]
    set_aside: tuple[SetAside, ...]
    stories: tuple[Story, ...]
    alike: Alike


def _lay_out(considered: list[Considered], batch: Batch, encoder: Encoder) -> _Page:
    """Copies out, stories found, the page's articles selected and numbered: by side in the topic's order, the best first."""
    topic = batch.topic
    sides = [side.id for side in topic.perspectives]
    open_items = [n for n, item in enumerate(considered) if item.reason is None]
    candidates = [Candidate(item.article, item.perspective, item.name, item.relevance) for item in (considered[n] for n in open_items)]
    copies = stories.near_duplicates(candidates)
    kept = [n for n in range(len(candidates)) if n not in copies]
    originals = [candidates[n] for n in kept]
    articles = [candidate.article for candidate in originals]
    titles = encoder.encode([article.title for article in articles])
    likeness = stories.similarity(
        articles, titles, encoder.encode([f"{article.title}. {article.summary}"[:TEXT_READ] for article in articles])
    )
    drafts = stories.rank(stories.group(likeness), originals, likeness, batch.date, topic.language)
    ids = {member: _story_id(draft, originals) for draft in drafts for member in draft.members}
    for position, candidate in enumerate(kept):
        considered[open_items[candidate]] = replace(considered[open_items[candidate]], story=ids[position])
    for copy, original in copies.items():
        story = considered[open_items[original]].story
        considered[open_items[copy]] = replace(considered[open_items[copy]], story=story, reason="duplicate")
    order = _reading_order(drafts, originals, batch)
    chosen = stories.select(order, [candidate.perspective for candidate in originals], sides, topic.max_articles)
    place = {side: n for n, side in enumerate((*sides, ELSEWHERE))}
    chosen.sort(key=lambda n: (place[originals[n].perspective], order.index(n)))
    numbers = {n: number for number, n in enumerate(chosen, start=1)}
    for position in set(range(len(originals))) - set(chosen):
        considered[open_items[kept[position]]] = replace(considered[open_items[kept[position]]], reason="over_limit")
    numbered = tuple(_numbered(considered[open_items[kept[n]]], number) for n, number in numbers.items())
    aside = tuple(SetAside(**_facts(item), reason=item.reason) for item in considered if item.reason)
    shown = tuple(_story(draft, originals, numbers, sides) for draft in drafts if numbers.keys() & set(draft.members))
    at = {number: n for n, number in numbers.items()}
    return _Page(numbered, aside, shown, lambda a, b: float(likeness[at[a], at[b]]))


def _story_id(draft: StoryDraft, candidates: Sequence[Candidate]) -> str:
    return candidates[draft.title_of].article.id[:12]


def _reading_order(drafts: Sequence[StoryDraft], candidates: Sequence[Candidate], batch: Batch) -> list[int]:
    """Every candidate, the best first: of each story, the leading one first, the best article of each side; then their second ones, …

    Within a story reports come before comment, and what readers of the page can read before what they cannot.
    """

    def within(draft: StoryDraft) -> list[int]:
        def key(n: int) -> tuple[bool, bool, float, float, str]:
            article = candidates[n].article
            foreign = not stories.speaks(article, batch.topic.language)
            fresh = stories.freshness(article, batch.date)
            return stories.is_opinion(article.title), foreign, -candidates[n].relevance, -fresh, article.id

        return sorted(draft.members, key=key)

    turns = [(turn, rank, n) for rank, draft in enumerate(drafts) for turn, n in _turns(within(draft), candidates)]
    return [n for _, _, n in sorted(turns)]


def _turns(members: Sequence[int], candidates: Sequence[Candidate]) -> Iterable[tuple[int, int]]:
    """(turn, member): a story's first article of each side comes in the first turn, its second in the second, …"""
    seen: Counter[str] = Counter()
    for n in members:
        yield seen[candidates[n].perspective], n
        seen[candidates[n].perspective] += 1


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


def _numbered(item: Considered, n: int) -> NumberedArticle:
    return NumberedArticle.model_validate(
        {
            **_facts(item),
            "n": n,
            "summary": item.article.summary,
            "outlet_domain": item.article.outlet_domain,
            "family": item.outlet.family if item.outlet else None,
            "state_affiliated": item.outlet.state_affiliated if item.outlet else None,
        }
    )


def _story(draft: StoryDraft, candidates: Sequence[Candidate], numbers: Mapping[int, int], sides: Sequence[str]) -> Story:
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
        status="new",
    )


def _composition(side: str, articles: Sequence[NumberedArticle]) -> Composition:
    own = [article for article in articles if article.perspective == side]
    families = _counted(article.family or article.outlet for article in own)
    return Composition(
        perspective=side,
        outlets=_counted(article.outlet for article in own),
        families=families,
        countries=_counted(article.outlet_country or "unknown" for article in own),
        languages=_counted(article.language.split("-")[0] for article in own),
        largest_family_share=round(max(families.values()) / len(own), 3),
    )


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))


def _why_none(feeds: Sequence[FeedOutcome], set_aside: Sequence[ConsideredArticle]) -> str:
    failed = [feed for feed in feeds if feed.status == "failed"]
    if set_aside:
        reasons = _counted(article.reason.replace("_", " ") for article in set_aside if isinstance(article, SetAside))
        listed = ", ".join(f"{count} {reason}" for reason, count in reasons.items())
        return f"none of the {len(set_aside)} articles in the feeds could be used ({listed})."
    if len(failed) == len(feeds):
        return f"none of the {len(feeds)} feeds could be read. The first said: {failed[0].why}." if failed else "the topic has no feeds."
    return f"the feeds list no articles ({len(failed)} of {len(feeds)} failed)."


def _inputs_sha256(batch: Batch, feeds: Sequence[FeedOutcome], registry: Registry, engine: Engine) -> str:
    """Names everything that the digest depends on: the batch without its timings, the registry, the engine and this walk."""
    facts = batch.model_dump_json(exclude={"feeds", "fetched_at"})
    outcomes = "".join(feed.model_dump_json() for feed in feeds)
    return hashlib.sha256(f"{facts}{outcomes}{registry.sha256}{engine.model_dump_json()}{VERSION}".encode()).hexdigest()
