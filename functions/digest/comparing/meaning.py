"""In: texts that are to be laid side by side. Out: how alike any two of them are in meaning, rounded to 3 decimals."""

from __future__ import annotations

from collections.abc import Iterable

from functions.digest.embed import Vectors
from functions.digest.verify import Encoder


class Meaning:
    """Everything is encoded in one sorted list, so that the order of the sides changes no bit."""

    def __init__(self, texts: Iterable[str], encoder: Encoder) -> None:
        wanted = sorted(set(texts))
        self._row = {text: row for row, text in enumerate(wanted)}
        self._vectors: Vectors = encoder.encode(wanted)

    def alike(self, one: str, other: str) -> float:
        return round(float(self._vectors[self._row[one]] @ self._vectors[self._row[other]]), 3)


def cased(text: str) -> str:
    """Headlines In Capitals Like These have other vectors than those without."""
    words = [word for word in text.split() if len(word) > 3 and word.isalpha()]
    return text.lower() if len(words) > 2 and sum(word[0].isupper() for word in words) > 0.6 * len(words) else text
