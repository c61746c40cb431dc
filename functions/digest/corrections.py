"""In: a digest as it was made again, and the one that was published. Out: what is to be stored, with a note if its claims changed. Pure."""

from __future__ import annotations

from shared.claims import Claim
from shared.models import Correction, Digest


def corrected(made: Digest, published: Digest | None) -> Digest:
    """The published one where nothing but its notes is different: a duplicate event changes nothing."""
    if published is None:
        return made
    if made == published.model_copy(update={"corrections": ()}):
        return published
    before, after = _texts(published), _texts(made)
    note = Correction(added=len(after - before), removed=len(before - after))
    notes = (*published.corrections, note) if before != after else published.corrections
    return made.model_copy(update={"corrections": notes})


def _texts(digest: Digest) -> set[str]:
    parts: list[tuple[Claim, ...]] = [digest.highlights, digest.elsewhere.claims, *(side.claims for side in digest.perspectives)]
    return {claim.text for part in parts for claim in part}
