"""In: two statements as read, or two places in them. Out: how many words they share. Pure, and the same whichever comes first."""

from __future__ import annotations

from collections.abc import Sequence

from functions.digest.comparing.mentions import Mention
from functions.digest.verifying.concepts import means
from functions.digest.verifying.reading import UNSPACED, Reading

NEARBY = 40
"""Characters before and after a mention in which words stand beside it."""
MOST_BESIDE = 3
"""Words beside two mentions that are counted."""


def shared(one: Reading, other: Reading) -> float:
    """The share of the shorter one's words of content that the other has; across languages of its names and numbers."""
    if one.language != other.language or one.language in UNSPACED:
        mine, yours = _marks(one), _marks(other)
        few = min(len(mine), len(yours))
        return round(len(mine & yours) / few, 3) if few >= 2 else 0.0
    mine_keys, your_keys = ([mark.token.key for mark in reading.content] for reading in (one, other))
    short, long = sorted((mine_keys, your_keys), key=shorter_first)
    return round(sum(any(means(key, told) for told in long) for key in short) / max(len(short), 1), 3)


def shorter_first(words: Sequence[str]) -> tuple[int, Sequence[str]]:
    """Of two that are as long the order must not be that of the sides."""
    return len(words), words


def _marks(reading: Reading) -> frozenset[str]:
    return reading.names | {f"{min(quantity.values):g}" for quantity in reading.quantities}


def beside(one: Mention, other: Mention) -> float:
    """How many words of content stand beside both mentions, from 0 to 1; 0 across languages."""
    if one.statement.reading.language != other.statement.reading.language:
        return 0.0
    mine, yours = _keys_beside(one), _keys_beside(other)
    return round(min(MOST_BESIDE, min(_found_in(mine, yours), _found_in(yours, mine))) / MOST_BESIDE, 3)


def _found_in(some: Sequence[str], others: Sequence[str]) -> int:
    return sum(any(means(key, other) for other in others) for key in some)


def _keys_beside(mention: Mention) -> list[str]:
    around = range(mention.start - NEARBY, mention.end + NEARBY)
    marks = [mark.token for mark in mention.statement.reading.content if mark.token.start in around]
    return sorted({token.key for token in marks if not mention.start <= token.start < mention.end})
