"""In: a batch, the outlet registry, an encoder. Out: each article with its side, relevance, and why it is set aside if it is. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from functions.digest import classify, junk, selection
from functions.digest.embed import Encoder
from functions.digest.relevance import OFF_TOPIC_BELOW, relevance, text_of
from shared.models import Article, Batch, Reason
from shared.outlets import Outlet, Registry

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
    is_anothers: bool = False
    """Whether the feed gives it, without an entry for its site, a name that is another outlet's in the registry."""

    @property
    def name(self) -> str:
        """One name an outlet, whatever the feed called it; its site where the name it goes by is another's."""
        told = "" if self.is_anothers else self.article.outlet
        return self.outlet.name if self.outlet else told or self.article.outlet_domain or "unnamed outlet"

    @property
    def family(self) -> str:
        return self.outlet.family if self.outlet else self.name


def consider(batch: Batch, registry: Registry, encoder: Encoder) -> list[Considered]:
    """Each article with its perspective, and set aside if it is too old, junk or off topic. Relevance is asked of the rest only."""
    topic = batch.topic
    sides = classify.Sides(topic)
    known = registry.with_own(topic.outlets)
    found = []
    # In an order of their own: vectors and sums may differ in the last bit when rows change places.
    for article in sorted(batch.articles, key=lambda article: (article.id, article.feed)):
        finding = known.look_up(domain=article.outlet_domain, name=article.outlet, language=article.language)
        outlet = finding.outlet
        if article.language == "und" and outlet:
            article = article.model_copy(update={"language": outlet.language})
        anothers = finding.by == "unlisted domain" and bool(finding.candidates)
        item = Considered(article, outlet, sides.of(article, outlet), is_anothers=anothers)
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
