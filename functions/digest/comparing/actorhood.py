"""In: vectors of the encoder. Out: how much a noun phrase names one who can do things, and how much words say that one did something.

Both are linear: the encoder's 16 languages share one space, so what was learnt from English mostly holds in the others. doers.json was
fitted by logistic regression. "doer": to 15,630 nouns of WordNet (https://wordnet.princeton.edu, WORDNET.LICENSE.txt), those that it
counts in texts and 300 more of each class, each with the class of its first sense, and to 900 nouns of the news listed for it, which
weigh six times as much, alone and with articles, adjectives and in the plural: persons, groups, animals, craft, weather and faults
against acts, things, times, places, amounts and what is said. "deed": to 350 phrases of what somebody does that begins or causes
something, against 400 of what else is told: who says it, who is hurt, who helps, what comes of it.
"culprit": to the doers of planted pairs, in all their languages, each with the words of its deed and the statement around it: those who
are said to have caused what the report is about against all others in it.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np

from functions.digest.embed import Vectors

_FILE = Path(__file__).with_name("doers.json")


def doer(vectors: Vectors) -> list[float]:
    """In log odds, one a row; above 0 for nine in ten who can do things."""
    return _scored("doer", vectors)


def deed(vectors: Vectors) -> list[float]:
    return _scored("deed", vectors)


def culprit(vectors: Vectors) -> list[tuple[float, float]]:
    """In log odds, a row's share as the words of a deed and as the statement around it."""
    weights = _weights()["culprit"]
    half = len(weights) // 2
    deeds, lines = vectors @ weights[:half] + weights[-1], vectors @ weights[half:-1]
    return [(round(float(deed), 2), round(float(line), 2)) for deed, line in zip(deeds, lines, strict=True)]


def _scored(what: str, vectors: Vectors) -> list[float]:
    weights = _weights()[what]
    return [round(float(score), 2) for score in vectors @ weights[:-1] + weights[-1]]


@cache
def _weights() -> dict[str, Vectors]:
    return {what: np.asarray(weights, dtype=np.float32) for what, weights in json.loads(_FILE.read_text(encoding="utf-8")).items()}
