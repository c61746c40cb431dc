"""In: a digest. Out: what its claims, those of the comparison among them, quote of each source."""

from __future__ import annotations

from collections.abc import Iterator

from functions.render.text import line
from shared.claims import Evidence
from shared.comparison import Cell, Comparison
from shared.models import Digest

QUOTES_SHOWN = 3
"""Of what a page quotes from one source, in its card."""


def quoted(digest: Digest) -> dict[int, tuple[str, ...]]:
    """Each quote once, and only where it is more than the source's title says."""
    titles = {article.n: line(article.title) for article in digest.articles}
    found: dict[int, dict[str, None]] = {}
    for evidence in _evidence(digest):
        if (quote := line(evidence.quote)) not in titles.get(evidence.n, quote):
            found.setdefault(evidence.n, {})[quote] = None
    return {n: tuple(quotes)[:QUOTES_SHOWN] for n, quotes in found.items()}


def cells(comparison: Comparison) -> Iterator[Cell]:
    """Of all rows that are aligned by story."""
    for rows in (comparison.agreed, comparison.differs, comparison.updates, comparison.tellings):
        for row in rows:
            yield from row.cells
    for told in comparison.one_sided:
        yield told.cell


def _evidence(digest: Digest) -> Iterator[Evidence]:
    claims = [*digest.highlights, *(claim for side in digest.perspectives for claim in side.claims), *digest.elsewhere.claims]
    if digest.comparison:
        claims += [cell.claim for cell in cells(digest.comparison)]
        claims += [told.cell.claim for told in digest.comparison.only]
        yield from (use.example for term in digest.comparison.terms for use in term.uses)
    for claim in claims:
        yield from claim.evidence
