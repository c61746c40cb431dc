"""In: how a writer says that sides present the same thing, and the desk's check. Out: rows of the comparison, and what is withheld. Pure.

A row is a judgement, and stands only as a whole: where fewer than two sides' cells pass their check, the others are withheld with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from functions.digest.sections import Check
from functions.digest.writing.answers import ALONE
from functions.digest.writing.writer import Draft, StanceDraft
from shared.claims import Claim, Withheld
from shared.comparison import Cell, Difference
from shared.topics import ELSEWHERE


def checked(rows: Iterable[StanceDraft], parts: Sequence[str], check: Check) -> tuple[tuple[Difference, ...], list[Withheld]]:
    """`parts` are the sides in the topic's order, and elsewhere. What `check` does not pass it remembers itself."""
    found, withheld = [], []
    for row in rows:
        passed: dict[str, Claim] = {}
        for side, draft in row.cells.items():
            for claim in check([draft]):
                if _is_its_own(claim, draft):
                    passed[side] = claim
                elif claim.repaired_from:
                    withheld.append(claim.repaired_from)
        if len(passed.keys() - {ELSEWHERE}) < 2:
            withheld += [Withheld(text=claim.text, sources=claim.sources, reasons=(ALONE,)) for claim in passed.values()]
        else:
            cells = tuple(Cell(perspective=side, claim=passed[side]) for side in parts if side in passed)
            found.append(Difference(story=row.story, kind="stance", about=row.about, cells=cells))
    return tuple(found), withheld


def _is_its_own(claim: Claim, draft: Draft) -> bool:
    """A headline that stands in for a claim says what is reported, not how."""
    return claim.evidence == draft.evidence
