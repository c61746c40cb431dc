"""In: considered articles, and what earlier editions told. Out: the page before anything is written, and what is not on it. Pure.

Copies and repeats out, stories found, the page's articles selected and numbered: by side in the topic's order, the best first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from functions.digest import likeness, links, memory, selection, stories
from functions.digest.considered import Considered
from functions.digest.embed import Encoder
from functions.digest.likeness import Likeness, Matrix
from functions.digest.memory import Continued, Memory, Published, Told
from functions.digest.selection import StoryDraft
from functions.digest.stories import Candidate
from functions.digest.writing.writer import Page
from shared.models import Article, Batch, NumberedArticle, Reason, SetAside, Story
from shared.topics import ELSEWHERE


def lay_out(considered: Sequence[Considered], batch: Batch, encoder: Encoder, remembered: Memory) -> tuple[Page, tuple[SetAside, ...]]:
    topic = batch.topic
    sides = [side.id for side in topic.perspectives]
    published = Published(remembered)
    pool = _pool(considered, published)
    told = memory.told_articles(remembered)
    alike = likeness.between([*(considered[n].article for n in pool.compared), *told], encoder)
    groups = stories.group(alike, len(pool.compared))
    candidates = [_candidate(pool.considered[n]) for n in pool.open]
    known = {place for place, candidate in enumerate(candidates) if published.was_considered(candidate.article)}
    news, goes_on = _news(_on_topic(groups, pool), _to_earlier(alike, candidates, pool, told), known, remembered)
    drafts = selection.rank(news, candidates, alike, batch.date, topic.language, known)
    order = selection.reading_order(drafts, candidates, batch.date, topic.language, known)
    chosen = selection.select(order, candidates, sides, topic.max_articles)
    places = {side: place for place, side in enumerate((*sides, ELSEWHERE))}
    chosen.sort(key=lambda place: (places[candidates[place].perspective], order.index(place)))
    numbers = {place: number for number, place in enumerate(chosen, start=1)}
    told_in = {place: _story_id(draft, candidates) for draft in drafts for place in draft.members}
    settled = _settled(pool, groups, told_in, numbers, goes_on)
    at = {number: place for place, number in numbers.items()}
    shown = [draft for draft in drafts if numbers.keys() & set(draft.members)]
    threads = memory.threads([(_story_id(draft, candidates), goes_on.get(draft.title_of)) for draft in shown], batch.edition, remembered)
    page = Page(
        topic,
        batch.edition,
        stories=tuple(
            _story(draft, thread, goes_on.get(draft.title_of), candidates, numbers, sides, order)
            for draft, thread in zip(shown, threads, strict=True)
        ),
        articles=tuple(
            _numbered(settled[pool.open[place]], number, pool.outlets_of_copies(pool.open[place])) for place, number in numbers.items()
        ),
        alike=lambda a, b: float(alike.block([at[a]], [at[b]])[0, 0]),
        encoder=encoder.name,
        goes_on=_goes_on(drafts, goes_on, candidates),
    )
    return page, tuple(SetAside(**_facts(item), reason=item.reason) for item in settled if item.reason)


@dataclass(frozen=True)
class _Pool:
    """The considered articles by their index: `open` ones may be news; `copies` are {copy: the one that stays}; `repeats` were told by
    an earlier edition; those off the topic rank nothing, but belong to stories too."""

    considered: Sequence[Considered]
    open: list[int]
    off_topic: list[int]
    copies: Mapping[int, int]
    repeats: Mapping[int, Told]

    @property
    def compared(self) -> list[int]:
        """What stories are found among. Below, the place of an article is its place in this list."""
        return [*self.open, *self.off_topic]

    def outlets_of_copies(self, n: int) -> set[str]:
        return {self.considered[copy].name for copy, original in self.copies.items() if original == n}


def _pool(considered: Sequence[Considered], published: Published) -> _Pool:
    usable = [n for n, item in enumerate(considered) if item.reason is None]
    found = stories.near_duplicates([_candidate(considered[n]) for n in usable])
    copies = {usable[copy]: usable[original] for copy, original in found.items()}
    addresses = links.publishers_own([(item.article, item.outlet) for item in considered], copies)
    linked = [
        replace(item, article=item.article.model_copy(update={"url": addresses[n]})) if n in addresses else item
        for n, item in enumerate(considered)
    ]
    repeats = _repeats(considered, usable, copies, published)
    return _Pool(
        linked,
        open=[n for n in usable if n not in copies and n not in repeats],
        off_topic=[n for n, item in enumerate(considered) if item.reason == "off_topic"],
        copies=copies,
        repeats=repeats,
    )


def _candidate(item: Considered) -> Candidate:
    return Candidate(item.article, item.perspective, item.name, item.relevance, item.family)


def _repeats(considered: Sequence[Considered], usable: Sequence[int], copies: Mapping[int, int], published: Published) -> dict[int, Told]:
    """Articles that an earlier edition had, and the copies of those, which say nothing else."""
    found = {n: told for n in usable if (told := published.find(considered[n].article, considered[n].name))}
    originals = {copies.get(n, n): told for n, told in found.items()}
    return {n: found.get(n, originals[copies.get(n, n)]) for n in usable if copies.get(n, n) in originals}


def _on_topic(groups: Iterable[Sequence[int]], pool: _Pool) -> list[list[int]]:
    """Each story's places of articles on the topic; stories without any are left out."""
    about = ([place for place in members if place < len(pool.open)] for members in groups)
    return [members for members in about if members]


def _to_earlier(alike: Likeness, candidates: Sequence[Candidate], pool: _Pool, told: Sequence[Article]) -> Matrix:
    """How alike each candidate is to each article that was told: a row a candidate."""
    across = alike.block(range(len(candidates)), range(len(pool.compared), len(alike)))
    return np.maximum(across, memory.retold([candidate.article for candidate in candidates], told))


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
        news.append([place for place in members if not earlier or place not in known])
    return [members for members in news if members], goes_on


def _goes_on(
    drafts: Iterable[StoryDraft], goes_on: Mapping[int, Continued], candidates: Sequence[Candidate]
) -> dict[str, frozenset[tuple[date, str]]]:
    found: dict[str, set[tuple[date, str]]] = {}
    for place in (place for draft in drafts for place in draft.members if place in goes_on):
        earlier = {(story.edition, story.id) for story in goes_on[place].previous}
        found.setdefault(candidates[place].perspective, set()).update(earlier)
    return {side: frozenset(earlier) for side, earlier in found.items()}


def _settled(
    pool: _Pool,
    groups: Iterable[Sequence[int]],
    told_in: Mapping[int, str],
    numbers: Collection[int],
    goes_on: Mapping[int, Continued],
) -> list[Considered]:
    """Every considered article with its story, and with the reason if it has no number."""
    settled = list(pool.considered)
    repeats = dict(pool.repeats)

    def set_down(n: int, story: str | None, reason: Reason | None) -> None:
        settled[n] = replace(settled[n], story=story, reason=reason)

    for place, n in enumerate(pool.open):
        if place in told_in:
            set_down(n, told_in[place], None if place in numbers else "over_limit")
        else:
            earlier = goes_on[place].previous[0]
            repeats[n] = Told(earlier.edition, earlier.id)
    today: dict[tuple[date, str | None], str] = {
        (earlier.edition, earlier.id): told_in[place]
        for place, before in goes_on.items()
        if place in told_in
        for earlier in before.previous
    }
    for n, told in repeats.items():
        set_down(n, today.get((told.edition, told.story), told.story), "repeat")
    for copy, original in pool.copies.items():
        if copy not in repeats:
            set_down(copy, settled[original].story, "duplicate")
    compared = pool.compared
    for members in groups:
        beside = [compared[place] for place in members if place >= len(pool.open)]
        first = compared[members[0]]
        story = settled[first].story if len(beside) < len(members) else settled[first].article.id[:12]
        for n in beside:
            set_down(n, story, settled[n].reason)
    return settled


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
    draft: StoryDraft,
    thread: str,
    before: Continued | None,
    candidates: Sequence[Candidate],
    numbers: Mapping[int, int],
    sides: Sequence[str],
    order: Sequence[int],
) -> Story:
    shown = sorted(numbers[n] for n in draft.members if n in numbers)
    # A page shows no headline whose article it does not list.
    named = draft.title_of if draft.title_of in numbers else min((n for n in draft.members if n in numbers), key=order.index)
    headline = candidates[named].article
    by_number = {numbers[n]: candidates[n].perspective for n in draft.members if n in numbers}
    told_by = {side: tuple(n for n in shown if by_number[n] == side) for side in (*sides, ELSEWHERE)}
    return Story(
        id=_story_id(draft, candidates),
        thread=thread,
        title=headline.title,
        language=headline.language,
        articles=tuple(shown),
        perspectives={side: ns for side, ns in told_by.items() if ns},
        status="continuing" if before else "new",
        since=before.since if before else None,
        previous=before.previous if before else (),
    )
