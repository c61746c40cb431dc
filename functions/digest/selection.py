"""In: stories with their candidates. Out: the stories' order, and a balanced selection of articles for the page. Pure.

All scores are rounded to 3 decimals before anything depends on them, and ties are broken by article id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from functions.digest.likeness import Likeness, is_opinion
from functions.digest.stories import Candidate, medoid
from shared.models import Article
from shared.topics import ELSEWHERE

MOST_OF_ONE_OWNER = 0.4
"""Of one side's articles on the page."""
AS_RELEVANT = 0.5
"""What an article must have of the relevance of the one that stands back for it: another owner is worth a little, not a page that is
off the point."""


@dataclass(frozen=True)
class StoryDraft:
    """A story before its articles have numbers: indices of candidates; `title_of` is its medoid."""

    members: tuple[int, ...]
    title_of: int
    score: float


def rank(
    groups: Sequence[Sequence[int]],
    candidates: Sequence[Candidate],
    likeness: Likeness,
    now: datetime,
    language: str,
    known: Collection[int] = (),
) -> list[StoryDraft]:
    """Stories, the most telling first: told by more sides, by more owners, more relevant, fresher. Comment and questions come later,
    and so does what only others tell.

    A story is called by its medoid, among the reports in the page's `language` if there are any, and before that among what is not
    `known` from an earlier edition.
    """
    drafts = []
    for members in groups:
        told = [candidates[n] for n in members]
        unknown = [n for n in members if n not in known] or members
        reports = [n for n in unknown if not is_opinion(candidates[n].article.title)]
        sides = len({candidate.perspective for candidate in told} - {ELSEWHERE})
        owners = len({candidate.family or candidate.outlet for candidate in told})
        relevance = max(candidate.relevance for candidate in told)
        fresh = max(freshness(candidate.article, now) for candidate in told)
        score = 0.3 * max(sides - 1, 0) + 0.06 * min(owners - 1, 4) + relevance + 0.15 * fresh
        score -= (0 if reports else 0.25) + (0 if sides else 0.2)
        readable = [n for n in reports if speaks(candidates[n].article, language)]
        title_of = medoid(readable or reports or unknown, likeness)
        drafts.append(StoryDraft(tuple(members), title_of, round(score, 3)))
    return sorted(drafts, key=lambda draft: (-draft.score, candidates[draft.title_of].article.id))


def speaks(article: Article, language: str) -> bool:
    """Whether the article is in that language, whatever the region."""
    return article.language.split("-")[0] == language.split("-")[0]


def freshness(article: Article, now: datetime) -> float:
    """1 for now, falling by half each day; an article without a date counts as two days old."""
    days = max((now - article.published).total_seconds() / 86400, 0) if article.published else 2.0
    return round(float(0.5**days), 3)


def reading_order(
    drafts: Sequence[StoryDraft], candidates: Sequence[Candidate], now: datetime, language: str, known: Collection[int] = ()
) -> list[int]:
    """Every candidate, the best first: of each story, the leading one first, the best article of each side; then their second ones, …

    Within a story what is new comes before what is `known` from an earlier edition, reports before comment, and what readers of the
    page can read before what they cannot.
    """

    def within(draft: StoryDraft) -> list[int]:
        def key(n: int) -> tuple[bool, bool, bool, float, float, str]:
            article = candidates[n].article
            foreign = not speaks(article, language)
            fresh = freshness(article, now)
            return n in known, is_opinion(article.title), foreign, -candidates[n].relevance, -fresh, article.id

        return sorted(draft.members, key=key)

    turns = [(turn, rank, n) for rank, draft in enumerate(drafts) for turn, n in _turns(within(draft), candidates)]
    return [n for _, _, n in sorted(turns)]


def _turns(members: Sequence[int], candidates: Sequence[Candidate]) -> Iterable[tuple[int, int]]:
    """(turn, member): a story's first article of each side comes in the first turn, its second in the second, …"""
    seen: Counter[str] = Counter()
    for n in members:
        yield seen[candidates[n].perspective], n
        seen[candidates[n].perspective] += 1


def select(order: Sequence[int], candidates: Sequence[Candidate], sides: Sequence[str], limit: int) -> list[int]:
    """At most `limit` of the ranked articles: floor(limit / sides) for each side, then one a side in turn while there is room.

    Where a turn does not go round, the sides whose next articles stand first in `order` have it. Articles from elsewhere stand last
    in each turn: they fill what the sides leave. Of each side not too many come from one owner.
    """
    waiting = {side: [n for n in order if candidates[n].perspective == side] for side in (*sides, ELSEWHERE)}
    ranks = {n: rank for rank, n in enumerate(order)}
    places = _places({side: [ranks[n] for n in found] for side, found in waiting.items()}, sides, limit)
    return [n for side in waiting for n in _from_several_owners(waiting[side], candidates, places[side])]


def _places(ranks: Mapping[str, Sequence[int]], sides: Sequence[str], limit: int) -> dict[str, int]:
    """How many articles each side, and elsewhere, has on the page. `ranks` are those of its articles in the reading order."""
    share = limit // len(sides) if sides else limit
    places = {side: min(len(ranks[side]), share) for side in sides} | {ELSEWHERE: 0}
    while (left := limit - sum(places.values())) > 0:
        waiting = [(side == ELSEWHERE, ranks[side][taken], side) for side, taken in places.items() if taken < len(ranks[side])]
        if not waiting:
            break
        for _, _, side in sorted(waiting)[:left]:
            places[side] += 1
    return places


def _from_several_owners(waiting: Sequence[int], candidates: Sequence[Candidate], places: int) -> list[int]:
    """The first `places` of the ranked articles, where one owner family has at most MOST_OF_ONE_OWNER of them while others wait that
    are not much less relevant. What then is still free is shared out one more to an owner at a time."""
    most = max(int(MOST_OF_ONE_OWNER * places), 1)
    chosen: list[int] = []
    owned: Counter[str] = Counter()
    waiting = list(waiting)
    while waiting and len(chosen) < places:
        back: list[int] = []
        for n in waiting:
            family = candidates[n].family or candidates[n].outlet
            too_weak = bool(back) and candidates[n].relevance < AS_RELEVANT * candidates[back[0]].relevance
            if len(chosen) < places and owned[family] < most and not too_weak:
                chosen.append(n)
                owned[family] += 1
            else:
                back.append(n)
        waiting = back
        most += 1
    return chosen
