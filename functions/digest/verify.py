"""In: a claim and the stored texts of the sources it cites. Out: a verdict with its reasons in plain words. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from shared.models import Evidence, NumberedArticle, Verdict


def check(text: str, evidence: Sequence[Evidence], sources: Mapping[int, NumberedArticle]) -> Verdict:
    """Whether each quote stands verbatim in its source's title or summary and in the claim, beside that source's outlet.

    This is what a claim that only quotes can be held to: it says nothing that is not in quotes.
    """
    reasons = [] if evidence else ["it cites no source"]
    for item in evidence:
        source = sources.get(item.n)
        if source is None:
            reasons.append(f"there is no source {item.n}")
        elif not item.quote or (item.quote not in source.title and item.quote not in source.summary):
            reasons.append(f"source {item.n} does not say “{item.quote}”")
        elif f"{source.outlet}: {item.quote}" not in text:
            reasons.append(f"it does not say that {source.outlet} (source {item.n}) reports it")
    return Verdict(supported=not reasons, score=0.0 if reasons else 1.0, reasons=tuple(reasons))
