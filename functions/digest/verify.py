"""In: claims and the stored texts of the sources they cite. Out: verdicts with a score and reasons in plain words. Pure.

A claim passes when nothing speaks against it (verifying/guards.py), its quotes are its sources' words (verifying/quotes.py), and each
part of it is covered by a source that it cites (verifying/support.py). What cannot be verified does not pass. Reasons beside a claim
that passes name a comment of its writer's, which the desk cuts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import numpy as np
import numpy.typing as npt

from functions.digest.verifying import guards, quotes, support
from functions.digest.verifying.reading import Reading, read
from functions.digest.verifying.source import Source
from functions.digest.verifying.words import sentences
from shared.claims import Evidence, Verdict

MOST_SENTENCES = 12
"""Sentences of a summary that are read."""
NOTHING_LIKE_IT = support.NOTHING_LIKE_IT
REFUSED, SUPPORTED = 0.45, 0.5
"""The highest score of a claim with a reason against it, and the lowest of a supported one."""


class Text(Protocol):
    """What a claim is checked against. NumberedArticle is one; `outlet_country` may be None."""

    @property
    def title(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def outlet(self) -> str: ...
    @property
    def outlet_country(self) -> str | None: ...
    @property
    def language(self) -> str: ...
    @property
    def published(self) -> datetime | None: ...


class Encoder(Protocol):
    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Vectors of length 1, one a row."""


def check(text: str, evidence: Sequence[Evidence], sources: Mapping[int, Text], encoder: Encoder) -> Verdict:
    """One claim; a list of them is checked faster by `check_all`."""
    (verdict,) = check_all([(text, evidence)], sources, encoder)
    return verdict


def check_all(claims: Sequence[tuple[str, Sequence[Evidence]]], sources: Mapping[int, Text], encoder: Encoder) -> list[Verdict]:
    """A verdict a claim, in their order."""
    return check_each([(text, evidence, sources) for text, evidence in claims], encoder)


def check_each(claims: Sequence[tuple[str, Sequence[Evidence], Mapping[int, Text]]], encoder: Encoder) -> list[Verdict]:
    """The same where each claim has sources of its own. Everything that is compared in meaning is encoded in one list."""
    cases = [_case(text, evidence, sources) for text, evidence, sources in claims]
    wanted = sorted({text for case in cases for text in case.texts})
    rows = {text: row for row, text in enumerate(wanted)}
    vectors = encoder.encode(wanted) if wanted else np.zeros((0, 1), dtype=np.float32)
    return [_verdict(case, lambda one, other: round(float(vectors[rows[one]] @ vectors[rows[other]]), 3)) for case in cases]


def shortened(text: str) -> list[str]:
    """The claim without its last part, without its last two, …, as far as something is left that says anything."""
    return support.shortened(text)


@dataclass(frozen=True)
class _Case:
    """A claim on its way: what it says beside attributed quotes, its cited sources, and what is already held against it."""

    claim: Reading | None
    parts: tuple[str, ...]
    sources: tuple[Source, ...]
    reasons: tuple[str, ...]

    @property
    def texts(self) -> list[str]:
        if self.claim is None:
            return []
        return [self.claim.text, *self.parts, *(text for source in self.sources for text in _compared(source))]


def _compared(source: Source) -> list[str]:
    """A source's title, each sentence of its summary, and title and beginning of the summary together."""
    alone = [segment.text for segment in source.segments]
    alone = [text.capitalize() if text.isupper() else text for text in alone]  # the encoder does not know words in capitals
    return [*alone, " ".join(alone)[:600]] if len(alone) > 1 else alone


def _case(text: str, evidence: Sequence[Evidence], sources: Mapping[int, Text]) -> _Case:
    reasons = quotes.against(text, evidence, sources)
    rest = quotes.beside_quotes(text, evidence, sources)
    cited = tuple(_source(n, sources[n]) for n in dict.fromkeys(item.n for item in evidence) if n in sources)
    if not rest or not cited or reasons:
        return _Case(None, (), cited, tuple(reasons))
    claim = read(rest)
    split = support.parts(claim.text)
    return _Case(claim, tuple(split) if len(split) > 1 else (), cited, ())


def _source(n: int, source: Text) -> Source:
    texts = [source.title, *sentences(source.summary)[:MOST_SENTENCES]]
    published = source.published.date() if source.published else None
    return Source(
        n,
        tuple(read(text, source.language) for text in texts if text.strip()) or (read("-"),),
        source.outlet,
        source.outlet_country,
        published,
    )


def _verdict(case: _Case, alike: support.Alike) -> Verdict:
    if case.claim is None:
        return Verdict(supported=not case.reasons, score=0.0 if case.reasons else 1.0, reasons=case.reasons)
    weighed = support.weigh(case.claim, case.parts, case.sources, alike, _compared)
    reasons = tuple(dict.fromkeys([*guards.found(case.claim, case.sources), *weighed.reasons]))
    if reasons:
        return Verdict(supported=False, score=round(min(REFUSED, weighed.score * 0.6 ** len(reasons)), 3), reasons=reasons)
    score = max(weighed.score, SUPPORTED) if not weighed.comments else SUPPORTED
    return Verdict(supported=True, score=round(score, 3), reasons=weighed.comments)
