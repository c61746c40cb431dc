"""In: articles and an encoder. Out: how alike any two of them are, as one score on the scale of SAME_STORY. Pure, numpy only.

Every article becomes one row of numbers, and likeness a product of rows with a few corrections, so that any block of pairs can be had
when it is asked for: nothing here grows with the square of the articles. Scores are rounded to 3 decimals.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from functions.digest.embed import Encoder, Vectors
from shared.models import Article

Matrix = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]

SAME_STORY = 0.3
"""Mean likeness at which two groups are one story."""
MEANING, WORDING = 0.46, 0.54
"""What vectors and wording weigh. These and the next four are a logistic regression on labelled pairs of headlines, whose scale was
chosen so that the threshold stays 0.3 (infra/decisions.md)."""
OFFSET = 0.064
ACROSS_LANGUAGES = 0.06
"""Two texts in different languages share less of their wording, whatever they tell."""
OTHER_NUMBERS = -0.1
"""Both headlines have numbers, and none in common: two events, or one and its update."""
RUNNING = np.float32(-0.23)
"""A live page tells the day, not an event."""
COMMENT = -0.03
WITH_SUMMARIES = 1.6
"""Longer texts say more beside the event, so that they are less alike by about this factor."""
DAYS_APART = 3
NOTHING = 0.0
"""The likeness of two articles that cannot tell one event."""

FEW = 5
"""Articles at which half of what is common to them all is taken out of their vectors."""
SPREAD, MANY = 30, 50
"""How much a direction in which the topic's articles differ anyway counts less; the larger, the nearer to not at all."""
ALIKE = (0.25, 0.6)
"""Articles with likeness in this range crowd each other, none to fully: an event told by many counts little more than once."""
SAMPLE = 1000
"""Articles that the crowd around each is counted in."""
TEXT_READ = 600
"""Characters of headline and summary that are read: what an article is about stands at its start."""

_WIDTH = 1024
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]+")
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")
_COMMENT = (
    "opinion|opinión|opinião|opinione|editorial|commentary|comentario|column|columna|letters?|analysis|análisis|analyse|análise|op-?ed|"
    "my take|kommentar|meinung|tribune|мнение|社评|评论|观点|社説|論説|コラム|사설|칼럼"
)
_ASKS = "how|why|what|por qué|cómo|qué|pourquoi|comment|warum|wie|por que|perché|почему|как"
_OPINION = re.compile(
    rf"^(?:\W*(?:{_COMMENT})\b|(?:{_ASKS})\b)|[|–—:-]\s*(?:{_COMMENT})\s*$|\b(?:editorial|op-?ed)\s*$|¿|[?？؟][\"'”’»」』]*\s*$",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"^live\b ?[:|–-]|\blive (?:updates?|blog|coverage)\b|\bas it happened\b|\ben (?:vivo|directo|direct)\b|\bao vivo\b|\bliveticker\b"
    r"|\bminuto a minuto\b|\b[uú]ltim(?:as noticias|a hora)\b|直播|ライブ",
    re.IGNORECASE,
)


class Likeness(Protocol):
    def __len__(self) -> int:
        """How many articles are compared."""

    def block(self, rows: Sequence[int] | Indices, columns: Sequence[int] | Indices) -> Matrix:
        """The likeness of some articles to others, rounded to 3 decimals; what one has to itself means nothing."""

    @property
    def rows(self) -> Vectors:
        """What the articles are compared by: the products of rows near those of likeness, for finding neighbours."""


@dataclass(frozen=True)
class ArticleLikeness:
    """`rows` (n, 512 + 1024) are of headlines, `told_rows` of headlines with summaries; the latter count for two articles that
    both have one."""

    rows: Vectors
    told_rows: Vectors
    told: npt.NDArray[np.bool_]
    language: npt.NDArray[np.str_]
    day: npt.NDArray[np.float64]
    numbers: npt.NDArray[np.uint64]
    own: npt.NDArray[np.float32]
    """What a running page or a comment loses in any pair; the greater loss of the two counts. Two running pages tell two days."""

    def __len__(self) -> int:
        return len(self.rows)

    def block(self, rows: Sequence[int] | Indices, columns: Sequence[int] | Indices) -> Matrix:
        a, b = np.asarray(rows, dtype=np.intp), np.asarray(columns, dtype=np.intp)
        found = self.rows[a] @ self.rows[b].T
        both_told = self.told[a][:, None] & self.told[b]
        if both_told.any():
            found = np.where(both_told, WITH_SUMMARIES * (self.told_rows[a] @ self.told_rows[b].T), found)
        mine, yours = self.numbers[a][:, None], self.numbers[b]
        found += OFFSET + ACROSS_LANGUAGES * (self.language[a][:, None] != self.language[b])
        found += OTHER_NUMBERS * ((mine != 0) & (yours != 0) & ((mine & yours) == 0))
        found += np.minimum(self.own[a][:, None], self.own[b])
        found[(self.own[a] == RUNNING)[:, None] & (self.own[b] == RUNNING)] = NOTHING
        # A day is unknown where it is not a number, and then far from none.
        found[np.abs(self.day[a][:, None] - self.day[b]) > DAYS_APART] = NOTHING
        return np.asarray(np.round(found.astype(np.float64), 3))


def between(articles: Sequence[Article], encoder: Encoder) -> ArticleLikeness:
    """The likeness of these articles, each seen among all of them."""
    titles = [article.title for article in articles]
    language = np.array([article.language.split("-")[0] for article in articles], dtype=str)
    # Headlines In Capitals Like These have other vectors than those without; half of each is nearer to what both mean.
    vectors = _unit(encoder.encode(titles)) + _unit(encoder.encode([title.lower() for title in titles]))
    apart, weights = spread(vectors, language)
    rows = _joined(apart, wording(titles, weights))
    told = np.array([bool(article.summary) for article in articles], dtype=bool)
    told_rows = np.zeros((len(articles) if told.any() else 0, rows.shape[1]), dtype=np.float32)
    if told.any():
        texts = [f"{article.title}. {article.summary}"[:TEXT_READ] for article in articles if article.summary]
        whole, crowd = spread(_unit(vectors[told]) + _unit(encoder.encode(texts)), language[told])
        told_rows[told] = _joined(whole, wording(texts, crowd))
    return ArticleLikeness(
        rows=rows,
        told_rows=told_rows,
        told=told,
        language=language,
        day=np.array([article.published.timestamp() / 86400 if article.published else np.nan for article in articles], dtype=float),
        numbers=np.array([_number_bits(title) for title in titles], dtype=np.uint64),
        own=np.array([RUNNING if is_running(title) else COMMENT if is_opinion(title) else 0 for title in titles], dtype=np.float32),
    )


def _joined(meaning: Vectors, words: Vectors) -> Vectors:
    return np.concatenate([np.sqrt(np.float32(MEANING)) * meaning, np.sqrt(np.float32(WORDING)) * words], axis=1)


def spread(vectors: Vectors, language: npt.NDArray[np.str_]) -> tuple[Vectors, Vectors]:
    """Unit vectors without what all articles of the topic, and all of one language, have in common; and how much each article
    counted in finding that, 0 to 1.

    Every article of a topic is about the same parties, and texts of one language are more alike than their meaning is: without
    their mean, and with less of what they often differ in (https://arxiv.org/abs/1702.01417), what is left is the event. An event
    told by many must not become the mean itself, so that articles in a crowd share their weight. Small groups keep more of what they
    have in common, down to all for a single article.
    """
    vectors = _unit(vectors)
    count = len(vectors)
    if not count:
        return vectors, np.zeros(0, dtype=np.float32)
    weights = _alone(_unit(_without_mean(vectors, language, np.ones(count, dtype=np.float32))))
    centred = _without_mean(vectors, language, weights)
    variance, axes = np.linalg.eigh(((centred * weights[:, None]).T @ centred / weights.sum()).astype(np.float64))
    usual = SPREAD * (count + MANY) / count * max(float(variance.mean()), 1e-9)
    shrink = (axes / np.sqrt(1 + np.maximum(variance, 0) / usual)).astype(np.float32)
    return _unit((centred @ shrink) @ axes.T.astype(np.float32)), weights


def _without_mean(vectors: Vectors, language: npt.NDArray[np.str_], weights: Vectors) -> Vectors:
    out = vectors.copy()
    count = weights.sum()
    overall = (weights @ vectors) / count
    for tongue in np.unique(language):
        rows = language == tongue
        size = weights[rows].sum()
        own = size / (size + FEW)
        mean = own * (weights[rows] @ vectors[rows]) / size + (1 - own) * overall
        out[rows] -= (count / (count + FEW) * mean).astype(np.float32)
    return out


def _alone(vectors: Vectors) -> Vectors:
    """1 for a vector with no others near it, 1 / n for one of n that say the same."""
    step = -(-len(vectors) // SAMPLE)
    low, high = ALIKE
    crowd = np.clip((vectors @ vectors[::step].T - low) / (high - low), 0, 1).sum(axis=1) * step
    return np.asarray(1 / np.maximum(crowd, 1), dtype=np.float32)


def wording(texts: Sequence[str], weights: Vectors | None = None, *, common: float = 0) -> Vectors:
    """TF-IDF of character grams, one unit row a text: four letters at a time, two in scripts without spaces. Grams are hashed and
    summed with a sign into a fixed width (https://arxiv.org/abs/0902.2206), the same everywhere.

    `weights` is how much each text counts in how usual a gram is. `common` is what a gram still weighs that stands in every text:
    nothing where events are told apart, much where whole texts are compared.
    """
    weights = np.ones(len(texts), dtype=np.float32) if weights is None else weights
    row, gram = _grams(texts)
    if not len(gram):
        return np.zeros((len(texts), _WIDTH), dtype=np.float32)
    names, column = np.unique(gram, return_inverse=True)
    pairs, times = np.unique(row * len(names) + column, return_counts=True)
    row, column = pairs // len(names), pairs % len(names)
    present = np.bincount(column, weights[row], len(names))
    rare = common + np.log((weights.sum() + 2) / (present + 1))
    sign = 1.0 - 2.0 * ((names >> np.uint64(40)) & np.uint64(1)).astype(np.float64)
    place = (names % np.uint64(_WIDTH)).astype(np.int64)
    value = np.log1p(times) * (rare * sign)[column]
    rows = np.bincount(row * _WIDTH + place[column], value, len(texts) * _WIDTH)
    return _unit(rows.reshape(len(texts), _WIDTH).astype(np.float32))


def _grams(texts: Sequence[str]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint64]]:
    """(text, hash) of every gram, in order."""
    # The same letters with and without accents: names are written both ways.
    folded = [_plain(text) for text in texts]
    spaced = [" " + " ".join(re.findall(r"\w+", _CJK.sub(" ", text))) + " " for text in folded]
    rows, grams = _windows(spaced, 4)
    more_rows, more_grams = _windows(["\0".join(_CJK.findall(text)) for text in folded], 2)
    return np.concatenate([rows, more_rows]), np.concatenate([grams, more_grams])


def _plain(text: str) -> str:
    lower = text.casefold()
    if lower.isascii():
        return lower
    # Only of Latin letters: in other scripts a mark makes another letter.
    return "".join(char if ord(char) > 0x24F else unicodedata.normalize("NFD", char)[0] for char in unicodedata.normalize("NFC", lower))


def _windows(texts: Sequence[str], width: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint64]]:
    """(text, hash) of every run of `width` characters within a text that has no null character in it."""
    points = np.frombuffer("\0".join([*texts, ""]).encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    owner = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])
    count = max(len(points) - width + 1, 0)
    hashed = np.zeros(count, dtype=np.uint64)
    whole = np.ones(count, dtype=bool)
    for at in range(width):
        part = points[at : at + count]
        whole &= part != 0
        # Each step spreads every bit over the word: FNV's prime and a shift (https://en.wikipedia.org/wiki/Fowler–Noll–Vo_hash_function).
        hashed = (hashed ^ part) * np.uint64(0x100000001B3)
        hashed ^= hashed >> np.uint64(29)
    hashed *= np.uint64(0x9E3779B97F4A7C15)
    return owner[:count][whole], (hashed ^ (hashed >> np.uint64(32)))[whole]


def _number_bits(text: str) -> int:
    """One of 64 bits for each number, so that numbers are compared in one step; 0 without numbers."""
    bits = 0
    for number in _NUMBERS.findall(text):
        bits |= 1 << zlib.crc32(re.sub(r"[.,]", "", number).encode()) % 64
    return bits


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def is_opinion(title: str) -> bool:
    """A title that comments or asks rather than reports."""
    return bool(_OPINION.search(title))


def is_running(title: str) -> bool:
    """A page that is written on all day."""
    return bool(_RUNNING.search(title))
