"""In: articles with their sides and relevance, and how alike they are. Out: near-duplicates, and the stories that they tell. Pure.

All scores are rounded to 3 decimals before anything depends on them, and ties are broken by the articles' order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from functions.digest.likeness import SAME_STORY, Likeness, Matrix
from shared.models import Article, NumberedArticle
from shared.topics import ELSEWHERE

# The settings below were measured on labelled headlines; the figures are in infra/decisions.md.
TELLING = (0.14, 0.46)
"""Beyond these two a pair says no more about whether two groups are one story."""
MANY_PAIRS, ENOUGH = 0.018, 4.0
"""What the mean of many pairs may be lower than that of one, for each e-fold of their number, and how often at most."""
AT_ONCE = 1000
"""Articles that are compared all with all."""
PER_PIVOT, PIVOTS, NEAREST = 100, 3, 10
"""Of more than that: articles for each pivot, how many pivots each one stands with, and how many neighbours it keeps at each."""
NEIGHBOURS = 0.2
"""How alike those are at least."""
LEAST_TEXT = 100
"""Characters of a summary that are more than a slogan."""

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]+")
_FILLERS = frozenset("a an and the of in on at to for as by with el la los las de del en y".split())
_LABELS = frozenset("urgent breaking live exclusive update updates watch video news xinhua flash última hora".split())


@dataclass(frozen=True)
class Candidate:
    """An article that may enter the page."""

    article: Article
    perspective: str
    outlet: str
    relevance: float
    family: str = ""
    """The outlet's owner family; an unknown outlet is its own."""


def near_duplicates(candidates: Sequence[Candidate]) -> dict[int, int]:
    """{index of a copy: index of the article that stays}: the same article from two feeds; or the same headline, or one agency's text
    printed by two outlets, on one side. What outlets of no side reprint is a copy of any side's article.

    Of the copies, one of a side stays; then one whose outlet has a name; then the one with the longest summary, then the earliest.
    """
    first: dict[tuple[str, object], int] = {}
    texts: dict[tuple[str, object], list[int]] = {}
    copies: dict[int, int] = {}
    order = sorted(range(len(candidates)), key=lambda n: _keeper_first(candidates[n]))
    place = {n: position for position, n in enumerate(order)}
    for n in order:
        candidate = candidates[n]
        article, side = candidate.article, candidate.perspective
        headline = bare_headline(article.title, article.outlet, candidate.outlet)
        text = agency_text(article)
        originals = [first[key] for key in (("id", article.id), (side, headline)) if key in first]
        originals += [other for other in texts.get((side, text), ()) if text and candidates[other].outlet != candidate.outlet]
        if originals:
            copies[n] = min(originals, key=place.__getitem__)
            continue
        first["id", article.id] = n
        for told_by in {side, ELSEWHERE}:
            first.setdefault((told_by, headline), n)
            texts.setdefault((told_by, text), []).append(n)
    return copies


def bare_headline(title: str, *outlets: str) -> tuple[str, ...]:
    """What is left of a headline without fillers, and without labels and the outlet's whole name before and after it: "Urgent: …",
    "…-Xinhua". A headline of nothing else stays whole.

    Any other word may give it another sense: a new number, a "not", a reaction, exchanged parties.
    """
    words = _words(title)
    harmless = [*([label] for label in _LABELS), *(_words(outlet) for outlet in outlets)]
    said = words
    while cut := max((len(run) for run in harmless if run and said[: len(run)] == run), default=0):
        said = said[cut:]
    while cut := max((len(run) for run in harmless if run and said[-len(run) :] == run), default=0):
        said = said[:-cut]
    return tuple(said or words)


def agency_text(article: Article | NumberedArticle) -> tuple[str, ...] | None:
    """The words of a text that two outlets cannot have by chance, with the numbers in its headline; None for a short one."""
    return (*_words(article.summary), "|", *_numbers(article.title)) if len(article.summary) >= LEAST_TEXT else None


def _words(text: str) -> list[str]:
    """The words that carry the sense, in order; a sign each in scripts without spaces."""
    found = re.findall(rf"{_CJK.pattern[:-1]}|[^\W_]+", re.sub(r"['’]s\b", "", text.casefold()))
    return [word for word in found if word not in _FILLERS]


def _keeper_first(candidate: Candidate) -> tuple[bool, bool, int, float, str, str]:
    article = candidate.article
    unnamed = candidate.outlet == article.outlet_domain
    published = article.published.timestamp() if article.published else np.inf
    return candidate.perspective == ELSEWHERE, unnamed, -len(article.summary), published, article.id, article.feed


def _numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+(?:[.,]\d+)*", text))


def group(likeness: Likeness, count: int) -> list[list[int]]:
    """Stories as lists of indices, each of the first `count` articles in one of them."""
    stories = [[int(part[n]) for n in members] for part in _parts(likeness, count) for members in link(likeness.block(part, part))]
    return sorted(stories)


def link(likeness: Matrix) -> list[list[int]]:
    """Groups of indices: the two most alike are joined while their mean likeness is at least SAME_STORY, or not much below it for
    groups whose mean is of many pairs.

    Average linkage with the Lance-Williams update (https://en.wikipedia.org/wiki/Ward%27s_method#Lance–Williams_algorithms):
    one chain of look-alikes does not swallow the topic. Each group remembers its nearest, so that a step looks at few of them again.
    """
    members = [[n] for n in range(len(likeness))]
    mean = np.clip(likeness, *TELLING).astype(np.float64)
    size = np.ones(len(mean))
    score = mean.copy()
    np.fill_diagonal(score, -1)
    nearest = score.argmax(axis=1) if len(score) else np.zeros(0, dtype=np.intp)
    best = score[np.arange(len(score)), nearest]
    while len(score):
        # The first of equals, row by row: the same order gives the same stories.
        a = int(best.argmax())
        if best[a] < SAME_STORY:
            break
        a, b = sorted((a, int(nearest[a])))
        mean[a] = mean[:, a] = np.round((size[a] * mean[a] + size[b] * mean[b]) / (size[a] + size[b]), 6)
        size[a] += size[b]
        members[a], members[b] = members[a] + members[b], []
        score[b] = score[:, b] = best[b] = -1
        gone = score[a] == -1
        score[a] = score[:, a] = np.where(gone, -1, np.round(mean[a] + MANY_PAIRS * np.minimum(np.log(size[a] * size), ENOUGH), 6))
        stale = np.flatnonzero((nearest == a) | (nearest == b))
        for n in {a, *map(int, stale)} - {b}:
            nearest[n] = score[n].argmax()
            best[n] = score[n, nearest[n]]
        nearer = (score[a] > best) | ((score[a] == best) & (a < nearest))
        nearest[nearer], best[nearer] = a, score[a][nearer]
    return [sorted(found) for found in members if found]


def _parts(likeness: Likeness, count: int) -> list[npt.NDArray[np.intp]]:
    """Articles that may be of one story stand in one part, and no part is too large to compare all with all.

    Up to AT_ONCE articles are one part. Of more, each is compared with those around the same few pivots only; then parts grow along
    what is most alike first, as far as AT_ONCE.
    """
    if count <= AT_ONCE:
        return [np.arange(count)]
    owner = list(range(count))
    members = {n: [n] for n in owner}
    for _, a, b in sorted(_neighbours(likeness, count), key=lambda edge: (-edge[0], edge[1], edge[2])):
        small, large = sorted((owner[a], owner[b]), key=lambda part: (len(members[part]), part))
        if small != large and len(members[small]) + len(members[large]) <= AT_ONCE:
            for n in members[small]:
                owner[n] = large
            members[large] += members.pop(small)
    return [np.sort(np.array(part)) for part in members.values()]


def _neighbours(likeness: Likeness, count: int) -> set[tuple[float, int, int]]:
    """(likeness, article, later article) of each article's most alike, of those nearest to the same pivots."""
    rows = likeness.rows[:count]
    pivots = rows[:: -(-count // (count // PER_PIVOT))]
    around = np.argsort(-np.round(rows @ pivots.T, 3), axis=1, kind="stable")[:, :PIVOTS]
    found: set[tuple[float, int, int]] = set()
    for pivot in range(len(pivots)):
        near = np.flatnonzero((around == pivot).any(axis=1))
        for some in np.array_split(near, -(-len(near) // AT_ONCE)):
            block = likeness.block(some, some)
            np.fill_diagonal(block, -1)
            most = np.argsort(-block, axis=1, kind="stable")[:, :NEAREST]
            for row, column in np.argwhere(np.take_along_axis(block, most, axis=1) >= NEIGHBOURS):
                a, b = sorted((int(some[row]), int(some[most[row, column]])))
                found.add((float(block[row, most[row, column]]), a, b))
    return found


def medoid(members: Sequence[int], likeness: Likeness) -> int:
    """The member that is most like all others; the first of equals."""
    if len(members) == 1:
        return members[0]
    block = likeness.block(members, members)
    np.fill_diagonal(block, 0)
    return members[int(np.round(block.sum(axis=1), 3).argmax())]
