"""In: headlines of our own, labelled by hand, in ten languages. Out: how many stories get the right category.

The descriptions and the margin were chosen on the rows of half "dev"; what counts is the half "test".
"""

from __future__ import annotations

from pathlib import Path

from functions.digest.categories import categorise
from functions.digest.embed import UniversalSentenceEncoder
from shared.topics import Topic
from tests.eval import corpus
from tests.eval.figure import Figure

ROWS = Path(__file__).with_name("data") / "categories.jsonl"


def figures(shared: Path | None) -> list[Figure]:
    rows, encoder = corpus.lines(ROWS), UniversalSentenceEncoder()
    about = Topic.model_validate({"id": "any", "name": "Any", "feeds": [{"url": "https://feeds.example/a.xml"}]})
    found = categorise(encoder.encode([row["title"] for row in rows]), about, encoder)
    right = [(row["half"], row["language"], category == row["category"]) for row, category in zip(rows, found, strict=True)]
    unseen = [good for half, _, good in right if half == "test"]
    foreign = [good for half, language, good in right if half == "test" and language != "en"]
    seen = [good for half, _, good in right if half == "dev"]
    return [
        Figure("right category, headlines not tuned on", sum(unseen) / len(unseen), None, 0.92, len(unseen)),
        Figure("of these, other languages than English", sum(foreign) / len(foreign), None, 0.9, len(foreign)),
        Figure("right category, headlines tuned on", sum(seen) / len(seen), None, 0.92, len(seen)),
    ]
