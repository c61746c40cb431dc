"""In: drafts of claims and the page's sources. Out: claims that passed their check; what did not is mended once or withheld.

A claim that fails is cut back to the part that its sources say; where that does not pass either, its source's own headline stands in,
quoted. What says nothing that its sources say is withheld. Each is kept as it was written, with the reasons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from functions.digest import verify
from functions.digest.writing.extractive import headline
from functions.digest.writing.writer import Draft
from shared.claims import Claim, Evidence, Verdict, Withheld
from shared.models import NumberedArticle

Neutral = Callable[[str, Sequence[Evidence]], tuple[str, ...]]
"""Reasons why a claim, with its evidence, is not the page's to say as it is worded."""

CUTS = 2
"""Ends that may be cut off a claim."""


@dataclass
class Desk:
    """One page's. Verdicts depend on the sources alone; no line is published twice by a repair."""

    sources: Mapping[int, NumberedArticle]
    encoder: verify.Encoder
    neutral: Neutral = lambda text, evidence: ()
    withheld: list[Withheld] = field(default_factory=list)
    published: set[str] = field(default_factory=set)

    def check(self, drafts: Iterable[Draft]) -> tuple[Claim, ...]:
        written = list(drafts)
        verdicts = self._verdicts(written)
        mended = {
            n: self._repairs(draft, verdict) for n, (draft, verdict) in enumerate(zip(written, verdicts, strict=True)) if verdict.reasons
        }
        tried = iter(self._verdicts([repair for repairs in mended.values() for repair in repairs]))
        passed = {
            n: [(repair, verdict) for repair in repairs for verdict in [next(tried)] if not verdict.reasons]
            for n, repairs in mended.items()
        }
        self.published |= {draft.text for n, draft in enumerate(written) if n not in mended}
        claims = (self._settled(draft, verdict, passed.get(n)) for n, (draft, verdict) in enumerate(zip(written, verdicts, strict=True)))
        return tuple(claim for claim in claims if claim)

    def _verdicts(self, drafts: list[Draft]) -> list[Verdict]:
        found = verify.check_all([(draft.text, draft.evidence) for draft in drafts], self.sources, self.encoder)
        return [_held_against(verdict, self.neutral(draft.text, draft.evidence)) for draft, verdict in zip(drafts, found, strict=True)]

    def _repairs(self, draft: Draft, verdict: Verdict) -> list[Draft]:
        """What may stand instead, the nearest to what was written first."""
        if verify.NOTHING_LIKE_IT in verdict.reasons or any(item.n not in self.sources for item in draft.evidence):
            return []
        cut = [replace(draft, text=text) for text in verify.shortened(draft.text)[:CUTS]]
        return [*cut, *(_quoting(self.sources[n], draft) for n in draft.sources[:1])]

    def _settled(self, draft: Draft, verdict: Verdict, passed: list[tuple[Draft, Verdict]] | None) -> Claim | None:
        if passed is None:
            return _claim(draft, verdict)
        as_written = Withheld(text=draft.text, sources=draft.sources, reasons=verdict.reasons)
        for repair, found in passed:
            if repair.text not in self.published:
                self.published.add(repair.text)
                return _claim(repair, found, as_written)
        self.withheld.append(as_written)
        return None


def _held_against(verdict: Verdict, reasons: tuple[str, ...]) -> Verdict:
    if not reasons:
        return verdict
    return Verdict(supported=False, score=min(verdict.score, verify.REFUSED), reasons=(*verdict.reasons, *reasons))


def _quoting(source: NumberedArticle, draft: Draft) -> Draft:
    words = headline(source)
    return replace(draft, text=f"{source.outlet}: {words}", evidence=(Evidence(n=source.n, quote=words),))


def _claim(draft: Draft, verdict: Verdict, written: Withheld | None = None) -> Claim:
    return Claim(text=draft.text, sources=draft.sources, story=draft.story, evidence=draft.evidence, verdict=verdict, repaired_from=written)
