"""In: articles with their vectors, sides and relevance. Out: near-duplicates, and the stories that they tell. Pure.

All scores are rounded to 3 decimals before anything depends on them, and ties are broken by article id.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from functions.digest.embed import Vectors
from shared.models import Article, NumberedArticle

Matrix = npt.NDArray[np.float64]

# The settings below were measured on labelled headlines and on the sample feeds; the figures are in infra/decisions.md.
SAME_STORY = 0.3
"""Mean similarity at which two groups are one story."""
MEANING, WORDING = 0.6, 0.4
"""What vectors and wording weigh for two texts of one language; across languages only vectors count."""
ACROSS_LANGUAGES = 0.03
"""What two bare headlines in different languages must be more alike than two of one language."""
WITH_SUMMARIES = 1.6
"""Longer texts say more beside the event, so that their vectors are less alike by about this factor."""
FEW = 5
"""Articles at which half of what is common to them all is taken out of their vectors."""
MAYBE_A_COPY = 0.6
SAME_SUMMARY = 0.9
LEAST_TEXT = 100
"""Characters of a summary that are more than a slogan."""
DAYS_APART = 3

_HASHED = 8192
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]+")
_FILLERS = frozenset("a an and the of in on at to for as by with el la los las de del en y".split())
_LABELS = frozenset("urgent breaking live exclusive update updates watch video news xinhua flash última hora".split())
_OPINION = re.compile(r"^(?:opinion|editorial|commentary|column|letters?|analysis|op-ed)\b|[?？؟]\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Candidate:
    """An article that may enter the page."""

    article: Article
    perspective: str
    outlet: str
    relevance: float
    family: str = ""
    """The outlet's owner family; an unknown outlet is its own."""


def wording(texts: Sequence[str], *, common: float = 0) -> npt.NDArray[np.float32]:
    """TF-IDF of character grams, one unit row a text: four letters at a time, two in scripts without spaces. Hashed to a fixed
    width with CRC-32, which is the same everywhere.

    `common` is what a gram still weighs that stands in every text: nothing where events are told apart, much where whole
    texts are compared.
    """
    rows = np.zeros((len(texts), _HASHED), dtype=np.float32)
    for row, text in zip(rows, texts, strict=True):
        for gram in _grams(text):
            row[zlib.crc32(gram.encode()) % _HASHED] += 1
    present = np.count_nonzero(rows, axis=0)
    return _unit(np.log1p(rows) * (common + np.log((len(texts) + 2) / (present + 1))).astype(np.float32))


def _grams(text: str) -> list[str]:
    folded = text.casefold()
    grams = [run[at : at + 2] for run in _CJK.findall(folded) for at in range(len(run) - 1)]
    spaced = " " + " ".join(re.findall(r"\w+", _CJK.sub(" ", folded))) + " "
    return grams + [spaced[at : at + 4] for at in range(len(spaced) - 3)]


def similarity(articles: Sequence[Article], titles: Vectors, texts: Vectors) -> Matrix:
    """How likely two articles tell one event, for every pair, as a score whose threshold is SAME_STORY.

    `titles` are the vectors of the headlines, `texts` those of headline and summary. Two articles with summaries are compared
    by both; a bare headline is compared with headlines.
    """
    language = np.array([article.language.split("-")[0] for article in articles], dtype=str)
    one_language = language[:, None] == language[None, :]
    told = np.array([bool(article.summary) for article in articles], dtype=bool)
    both_told = told[:, None] & told[None, :]
    headlines = _fused(titles, wording([article.title for article in articles]), language)
    whole = _fused(titles + texts, wording([f"{article.title} {article.summary}" for article in articles]), language)
    fused = np.where(both_told, WITH_SUMMARIES * whole, np.where(one_language, headlines, headlines - ACROSS_LANGUAGES))
    days = np.array([article.published.timestamp() / 86400 if article.published else np.nan for article in articles], dtype=float)
    fused[np.abs(days[:, None] - days[None, :]) > DAYS_APART] = 0
    return np.asarray(np.round(fused, 3))


def _fused(vectors: Vectors, words: npt.NDArray[np.float32], language: npt.NDArray[np.str_]) -> Matrix:
    """Meaning and wording within a language, meaning alone across languages."""
    apart = centred(vectors, language)
    meaning = (apart @ apart.T).astype(np.float64)
    return np.where(language[:, None] == language[None, :], MEANING * meaning + WORDING * (words @ words.T), meaning)


def centred(vectors: Vectors, language: npt.NDArray[np.str_]) -> Vectors:
    """Unit vectors without what all articles of the topic, and all of one language, have in common.

    Every article of a topic is about the same parties, and texts of one language are more alike than their meaning is: without
    their mean, what is left is the event. Small groups keep more of it, down to all for a single article.
    """
    count = len(vectors)
    if not count:
        return vectors
    vectors = _unit(vectors)
    out = vectors.copy()
    overall = vectors.mean(axis=0)
    for tongue in np.unique(language):
        rows = language == tongue
        size = int(rows.sum())
        own = size / (size + FEW)
        out[rows] -= (count / (count + FEW)) * (own * vectors[rows].mean(axis=0) + (1 - own) * overall)
    return _unit(out)


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def near_duplicates(candidates: Sequence[Candidate]) -> dict[int, int]:
    """{index of a copy: index of the article that stays}. What is a copy is for is_same_headline and the text to say.

    Of the copies, one whose outlet has a name stays; then the one with the longest summary, then the earliest.
    """
    order = sorted(range(len(candidates)), key=lambda n: _keeper_first(candidates[n]))
    alike = _alike(candidates)
    copies: dict[int, int] = {}
    kept: set[int] = set()
    place = {n: position for position, n in enumerate(order)}
    for n in order:
        others = [other for other in map(int, np.flatnonzero(alike[n])) if other in kept]
        originals = [other for other in others if _is_copy(candidates[n], candidates[other])]
        if originals:
            copies[n] = min(originals, key=place.__getitem__)
        else:
            kept.add(n)
    return copies


def _alike(candidates: Sequence[Candidate]) -> npt.NDArray[np.bool_]:
    """Pairs that are worth a closer look: much the same wording of headlines, nearly the same of summaries, or one article."""
    titles = wording([candidate.article.title for candidate in candidates], common=1)
    summaries = wording([candidate.article.summary for candidate in candidates], common=1)
    ids = np.array([candidate.article.id for candidate in candidates], dtype=str)
    close = (np.round(titles @ titles.T, 3) >= MAYBE_A_COPY) | (np.round(summaries @ summaries.T, 3) >= SAME_SUMMARY)
    return np.asarray(close | (ids[:, None] == ids[None, :]))


def _is_copy(a: Candidate, b: Candidate) -> bool:
    """Whether one repeats the other: the same article; or, on one side, the same headline or the same text of two outlets."""
    if a.article.id == b.article.id:
        return True
    if a.perspective != b.perspective:
        return False
    return is_same_headline(a, b) or (a.outlet != b.outlet and _is_same_text(a.article, b.article))


def is_same_headline(a: Candidate, b: Candidate) -> bool:
    """Whether one headline is the other with at most a label or an outlet's name before or after it: "Urgent: …", "…-Xinhua".

    Any other word may give it another sense: a new number, a "not", a reaction, exchanged parties.
    """
    short, long = sorted((_words(a.article.title), _words(b.article.title)), key=len)
    extra = len(long) - len(short)
    harmless = {*_LABELS, *_words(a.outlet), *_words(b.outlet)}
    for start in range(extra + 1):
        if short and long[start : start + len(short)] == short:
            return all(word in harmless for word in long[:start] + long[start + len(short) :])
    return False


def bare_headline(title: str, *outlets: str) -> tuple[str, ...]:
    """What is left of a headline without fillers, and without labels and the outlet's whole name before and after it: equal for two
    that is_same_headline takes for one, and quicker to look up among many. A headline of nothing else stays whole."""
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


def _is_same_text(a: Article, b: Article) -> bool:
    """Two outlets that print one agency's text. Short ones are what a site puts under everything."""
    if min(len(a.summary), len(b.summary)) < LEAST_TEXT or _numbers(a.title) != _numbers(b.title):
        return False
    return _words(a.summary) == _words(b.summary)


def _words(text: str) -> list[str]:
    """The words that carry the sense, in order; a sign each in scripts without spaces."""
    found = re.findall(rf"{_CJK.pattern[:-1]}|[^\W_]+", re.sub(r"['’]s\b", "", text.casefold()))
    return [word for word in found if word not in _FILLERS]


def _keeper_first(candidate: Candidate) -> tuple[bool, int, float, str, str]:
    article = candidate.article
    unnamed = candidate.outlet == article.outlet_domain
    return unnamed, -len(article.summary), article.published.timestamp() if article.published else np.inf, article.id, article.feed


def _numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+(?:[.,]\d+)*", text))


def group(likeness: Matrix) -> list[list[int]]:
    """Stories as lists of indices: the two most alike groups are joined while their mean similarity is at least SAME_STORY.

    Average linkage with the Lance-Williams update (https://en.wikipedia.org/wiki/Ward%27s_method#Lance–Williams_algorithms):
    one chain of look-alikes does not swallow the topic.
    """
    members = [[n] for n in range(len(likeness))]
    mean = likeness.astype(np.float64).copy()
    np.fill_diagonal(mean, -1)
    while len(members) > 1:
        # The first of equals, row by row: the same order gives the same stories.
        a, b = divmod(int(np.argmax(mean)), len(mean))
        if mean[a, b] < SAME_STORY:
            break
        a, b = min(a, b), max(a, b)
        sizes = len(members[a]), len(members[b])
        joined = np.round((sizes[0] * mean[a] + sizes[1] * mean[b]) / sum(sizes), 6)
        mean[a], mean[:, a] = joined, joined
        mean[a, a] = -1
        mean[b], mean[:, b] = -1, -1
        members[a] = members[a] + members[b]
        members[b] = []
    return [sorted(found) for found in members if found]


def medoid(members: Sequence[int], likeness: Matrix) -> int:
    """The member that is most like all others; the first of equals."""
    return max(members, key=lambda n: (round(float(likeness[n, list(members)].sum()), 3), -n))


def is_opinion(title: str) -> bool:
    """A title that comments or asks rather than reports."""
    return bool(_OPINION.search(title))
